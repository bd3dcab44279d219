import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Replaces what a file holds, in one step: whoever reads it sees the old text or the new one, also after a power cut. Its
 * mode stays, and a link to it goes on leading to it. @throws what the file system says, with the file as it was.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path)
  const { mode } = await stat(target)
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    const file = await open(beside, 'wx', mode)
    try {
      await file.chmod(mode)
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(beside, { force: true })
    throw error
  }
}
