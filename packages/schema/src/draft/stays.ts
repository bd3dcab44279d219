import type { Node } from 'prosemirror-model'
import type { Language } from '../newsletter/language.ts'
import type { Newsletter } from '../newsletter/newsletter.ts'
import type { EarlierPost } from './earlier-post.ts'
import { daysIn } from './days.ts'

/** What a draft is made for. */
export interface DraftContext {
  readonly newsletter: Newsletter
  readonly language: Language
  /** The new issue's date. */
  readonly date: string
  /** Date of the post it is made from. */
  readonly from: string
  /** The post before that one, where there are two. */
  readonly earlier: EarlierPost | null
  /** Words of the headings that links in the post point to. */
  readonly linked: ReadonlySet<string>
}

/** Tells whether a text says that what it tells of comes again: "every second Monday". */
function comesAgain({ newsletter, language }: DraftContext, text: string): boolean {
  const spoken = ` ${words(text)} `
  const phrases = [
    ...(newsletter.recurring[language] ?? []),
    ...(newsletter.recurring[newsletter.defaultLanguage] ?? []),
  ]
  return phrases.some((phrase) => spoken.includes(` ${words(phrase)} `))
}

const words = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

/** What the days that a text names say about the new issue. */
type Days = 'none' | 'over' | 'to come'

/** Whether a day that a text names is still to come on the new issue's date. */
function daysOf({ newsletter, language, date, from }: DraftContext, text: string): Days {
  const languages = [...new Set([language, newsletter.defaultLanguage])]
  const days = daysIn(text, languages, from)
  if (days.length === 0) return 'none'
  return days.some((day) => day >= date) ? 'to come' : 'over'
}

/**
 * Whether an event or announcement stays in the next issue: it comes again, or names a day still to come, or stood in both
 * earlier posts in the same words and names no day that is over.
 */
export function stays(context: DraftContext, node: Node, key: string | null): boolean {
  const text = node.textContent
  const days = daysOf(context, text)
  if (days === 'to come' || comesAgain(context, text)) return true
  return days === 'none' && context.earlier?.hasSame(node, key) === true
}
