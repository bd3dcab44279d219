/** What a command sees of the process: data goes to `stdout`, progress and complaints to `stderr`. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean }
}

/** 0: fine. 1: findings, or refused. 2: wrong usage or bad input. Source: architecture.md, command line. */
export type ExitCode = 0 | 1 | 2

/** What the person at the terminal got wrong; the command ends with 2 and this one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Says something to the person, apart from the data. */
export const tell = ({ stderr }: Terminal, line: string): void => void stderr.write(`stanza: ${line}\n`)

const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder',
  ENOTDIR: 'part of the path is not a folder',
  EACCES: 'this may not be read or written',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
}

/** What an error code of the file system means, in words. */
export const fileTrouble = (code: string | undefined): string =>
  troubles[code ?? ''] ?? `cannot be read or written (${code ?? 'unknown reason'})`
