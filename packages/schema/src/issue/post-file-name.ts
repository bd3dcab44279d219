import type { Language } from '../newsletter/language.ts'
import type { Newsletter } from '../newsletter/newsletter.ts'
import { isDate, realDate } from './date.ts'

/**
 * The name of an edition's file, `2026-08-05-newsletter.fr.md`; the default language has no suffix.
 * @throws RangeError for a date that does not exist.
 */
export function postFileName(newsletter: Newsletter, date: string, language: Language): string {
  const suffix = language === newsletter.defaultLanguage ? '' : `.${language}`
  return newsletter.paths.fileName.replaceAll('{date}', realDate(date)).replaceAll('{language}', suffix)
}

/**
 * Date and language out of a post's file name or path: a real date in front, any words, a language or none (null). Knows
 * the odd ones people made (`2024-12-05_newsletter.de.md`). Null for a name that has no real date or is no Markdown.
 */
export function readPostFileName(name: string): { date: string; language: Language | null } | null {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const date = file.slice(0, 10)
  const [, ...parts] = file.slice(10).toLowerCase().split('.')
  const ending = parts.pop()
  if (!isDate(date) || (ending !== 'md' && ending !== 'markdown') || /^\d/.test(file.slice(10))) return null
  const language = parts.pop() ?? ''
  return { date, language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/.test(language) ? language : null }
}
