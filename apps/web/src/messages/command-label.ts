import { en } from './en.ts'
import { t, type MessageKey } from './message.ts'

type CommandKey = Extract<MessageKey, `command.${string}`>

const isCommand = (key: string): key is CommandKey => key.startsWith('command.') && key in en

/** The label of an editor command by its message key; a command that the catalogue does not know is called by its id. */
export const commandLabel = (key: string): string => (isCommand(key) ? t(key) : key.replace(/^command\./, ''))
