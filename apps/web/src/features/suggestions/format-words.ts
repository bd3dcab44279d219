import type { PreviewMark } from '@stanza/review'
import type { Mark, Node } from '@tiptap/pm/model'
import { t } from '../../messages/message.ts'
import type { AttributeChange } from './attribute-changes.ts'

const names = {
  bold: 'suggestions.format.bold',
  italic: 'suggestions.format.italic',
  strike: 'suggestions.format.strike',
  code: 'suggestions.format.code',
  link: 'suggestions.format.link',
} as const

const nameOf = (mark: string): string => (mark in names ? t(names[mark as keyof typeof names]) : mark)

/** What becomes of words whose format changes: "bold", "no longer bold", or a link with its addresses. */
export function formatChanges(mark: PreviewMark, document: Node): readonly AttributeChange[] {
  const now = document.nodeAt(mark.from)?.marks ?? []
  const then = mark.nodes?.[0]?.marks ?? []
  const kinds = new Set(mark.text.split(' ').map((sign) => sign.slice(1)))
  return [...kinds].map((kind) => {
    if (kind === 'link') return { what: nameOf(kind), before: addressIn(now), after: addressIn(then) }
    const comes = then.some(({ type }) => type.name === kind)
    const what = nameOf(kind)
    return { what: comes ? what : t('suggestions.format.off', { what }), before: '', after: '' }
  })
}

const addressIn = (marks: readonly Mark[]): string =>
  String(marks.find(({ type }) => type.name === 'link')?.attrs['href'] ?? '')
