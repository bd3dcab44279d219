import { StoreError } from '@stanza/store'
import { WorkError } from '../threads/work-error.ts'

const mostCharacters = 300

/**
 * Why something failed, for the log (threats.md T46). The sentence of an error whose words are ours or the system's; of any
 * other its name and code and the place it comes from, because its message may quote what people wrote, as ProseMirror's do.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  // What the system calls an error has the name of a file or an address in it, no more.
  if (error instanceof StoreError || error instanceof WorkError || 'syscall' in error) {
    return error.message.slice(0, mostCharacters)
  }
  const { code } = error as { readonly code?: unknown }
  const place = placesOf(error)[0]?.trim()
  return [error.name, typeof code === 'string' ? code : '', place]
    .filter(Boolean)
    .join(' ')
    .slice(0, mostCharacters)
}

/** Where an error was thrown, innermost first, without its message: a line of that may look like a place. */
export const placesOf = ({ message, stack = '' }: Error): string[] =>
  stack
    .replace(message, () => '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
