import type { PreviewMark } from '@stanza/review'
import { readShortcode, type Shortcode } from '@stanza/markdown/shortcode'
import { t, type MessageKey } from '../../messages/message.ts'

/** One value that changes: "caption", before and after. '' where there is none. */
export interface AttributeChange {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** Attributes of nodes by the words a reader knows. What follows from something else by itself has none. */
const words = {
  level: 'suggestions.what.level',
  tight: 'suggestions.what.tight',
  bullet: 'suggestions.what.bullet',
  delimiter: 'suggestions.what.delimiter',
  start: 'suggestions.what.start',
  language: 'suggestions.what.language',
  align: 'suggestions.what.align',
  src: 'suggestions.what.src',
  alt: 'suggestions.what.alt',
  title: 'suggestions.what.title',
  href: 'suggestions.what.href',
  hrefTitle: 'suggestions.what.hrefTitle',
  source: 'suggestions.what.source',
} as const satisfies Readonly<Record<string, MessageKey>>

const isWorded = (name: string): name is keyof typeof words => Object.hasOwn(words, name)

/** What a changed attribute means: of a figure or shortcode the parameters that differ, else the value itself. */
export function attributeChanges({ attribute }: Pick<PreviewMark, 'attribute'>): readonly AttributeChange[] {
  if (attribute === undefined || attribute.name === 'section') return []
  const { name } = attribute
  const [before, after] = [say(attribute.before), say(attribute.after)]
  const [old, next] = name === 'source' ? [readShortcode(before), readShortcode(after)] : [null, null]
  if (old !== null && next !== null && old.name === next.name) {
    const changed = changedParameters(old, next)
    if (changed.length > 0) return changed
  }
  return [{ what: isWorded(name) ? t(words[name]) : name, before, after }]
}

function changedParameters({ params: old }: Shortcode, { params: next }: Shortcode): AttributeChange[] {
  if (old.kind !== 'named' || next.kind !== 'named') return []
  const [before, after] = [new Map(old.entries), new Map(next.entries)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((what) => ({ what, before: before.get(what) ?? '', after: after.get(what) ?? '' }))
    .filter((one) => one.before !== one.after)
}

const say = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
