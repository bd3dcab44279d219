import { readFile } from 'node:fs/promises'
import { fileTrouble, UsageError } from './terminal.ts'

/** The bytes of a file that was named. @throws UsageError with the file's name and why it cannot be read. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    // Node names the path in most of these errors, not in that of reading a folder.
    throw new UsageError(`${path}: ${fileTrouble((error as NodeJS.ErrnoException).code)}`)
  }
}
