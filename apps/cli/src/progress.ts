import type { Terminal } from './terminal.ts'

/** Fewer files than this are done before anybody wonders. */
const worthTelling = 50

/** Tells on `stderr` how far many files are: in place on a terminal, else a line for each tenth. */
export function progress({ stderr }: Terminal, total: number): (done: number) => void {
  if (total < worthTelling) return () => undefined
  const step = stderr.isTTY ? Math.ceil(total / 200) : Math.ceil(total / 10)
  return (done) => {
    if (done % step !== 0 && done !== total) return
    stderr.write(
      stderr.isTTY && done < total
        ? `\r${done} of ${total} files`
        : `${stderr.isTTY ? '\r' : ''}${done} of ${total} files\n`,
    )
  }
}
