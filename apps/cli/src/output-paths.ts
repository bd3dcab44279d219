import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { UsageError } from './terminal.ts'

/**
 * Where each file goes in an output folder: under its own name, or, where two have the same name, all under their paths
 * below the folder that they share.
 */
export function outputPaths(files: readonly string[], folder: string): ReadonlyMap<string, string> {
  const whole = [...new Set(files.map((file) => resolve(file)))]
  if (whole.length < files.length) throw new UsageError('a file is named twice')
  const flat = new Set(whole.map((file) => basename(file))).size === whole.length
  const shared = flat ? '' : sharedFolder(whole.map((file) => dirname(file)))
  return new Map(
    files.map((file) => [file, join(folder, flat ? basename(file) : relative(shared, resolve(file)))]),
  )
}

function sharedFolder(folders: readonly string[]): string {
  const split = folders.map((folder) => folder.split(sep))
  const [first = []] = split
  const differs = first.findIndex((part, index) => split.some((parts) => parts[index] !== part))
  return (differs < 0 ? first : first.slice(0, differs)).join(sep) || sep
}
