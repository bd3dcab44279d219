import { runCommand } from '../run-command.ts'

/** What a command did: its exit code, and what it wrote where. */
export interface Ran {
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command in this process on a data folder of its own. */
export async function runWords(dataFolder: string, ...words: readonly string[]): Promise<Ran> {
  let stdout = ''
  let stderr = ''
  const code = await runCommand(words, {
    env: { DATA_DIR: dataFolder, BASE_URL: 'http://localhost:9' },
    stdout: { write: (text) => void (stdout += text) },
    stderr: { write: (text) => void (stderr += text) },
  })
  return { code, stdout, stderr }
}
