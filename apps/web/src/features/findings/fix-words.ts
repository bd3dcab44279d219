import { t } from '../../messages/message.ts'
import type { ShownFinding } from './finder.ts'

/** Longest text that a button shows of what it will write. */
const longest = 32

/** What the button says that a fix does: the new words where they are few, else only that it mends. */
export function fixWords({ fix, from, to }: ShownFinding): string {
  if (fix?.kind === 'remove') return t('findings.fix.remove')
  const [edit, second] = fix?.kind === 'text' ? fix.edits : []
  const whole = edit && !second && edit.from === from && edit.to === to
  const words = fix?.kind === 'target' ? fix.href : whole ? edit.insert : ''
  return words.trim() === '' || words.length > longest ? t('findings.fix') : t('findings.fix.to', { words })
}
