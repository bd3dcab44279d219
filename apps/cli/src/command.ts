import { parseArgs, type ParseArgsConfig } from 'node:util'
import { type ExitCode, type Terminal, UsageError } from './terminal.ts'

/** One command of `stanza`. */
export interface Command {
  /** The words that name it, `issue new`. */
  readonly name: string
  /** What follows the name, for the help. */
  readonly usage: string
  readonly summary: string
  /** 'stays': it goes on in the background and ends the process itself. */
  run(words: readonly string[], terminal: Terminal): Promise<ExitCode | 'stays'>
}

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads options and operands. @throws UsageError in the words of Node's own parser. */
export function readWords<const T extends Options>(words: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the options cannot be read')
  }
}

/** The one operand that a command needs. */
export function onlyOperand(operands: readonly string[], what: string): string {
  const [operand, ...more] = operands
  if (operand === undefined || more.length > 0) throw new UsageError(`give exactly one ${what}`)
  return operand
}
