import type { Node } from 'prosemirror-model'
import { monthsOf } from '../issue/date.ts'
import type { PostContent } from '../issue/move-date.ts'
import { introOf, titleOf } from '../issue/title.ts'
import { documentSchema } from '../nodes/document-schema.ts'
import type { Language } from '../newsletter/language.ts'
import { textFor, type Newsletter, type SectionSpec } from '../newsletter/newsletter.ts'
import { placeholderList } from './draft-issue.ts'

/**
 * A new issue from the newsletter's configuration alone: front matter, banner, the sentence that names the months, and the
 * headings of all sections that are in every issue, empty or with their "nothing this month".
 * @throws RangeError for a date that does not exist.
 */
export function outlineIssue(
  newsletter: Newsletter,
  language: Language,
  date: string,
  months: readonly string[] = monthsOf(date),
): PostContent {
  const { doc, figure, paragraph } = documentSchema.nodes
  const { banner } = newsletter
  const intro = introOf(newsletter, language, months)
  return {
    matter: {
      entries: [
        ['title', titleOf(newsletter, language, months)],
        ['date', date],
        ...(newsletter.categories.length > 0 ? [['categories', newsletter.categories] as const] : []),
        ['summary', ''],
      ],
    },
    document: doc.create(null, [
      ...(banner === null ? [] : [figure.create({ source: figureSource(banner) })]),
      ...(intro === '' ? [] : [paragraph.create(null, documentSchema.text(intro))]),
      ...newsletter.sections.flatMap((section) => outlineSection(newsletter, language, section)),
    ]),
  }
}

function outlineSection(newsletter: Newsletter, language: Language, spec: SectionSpec): Node[] {
  if (spec.occasional === true || spec.retired === true) return []
  const title = textFor(newsletter, spec.headings, language)?.[0] ?? spec.key
  const heading = documentSchema.nodes.heading.create(
    { level: spec.level, section: spec.key },
    documentSchema.text(title),
  )
  const line =
    spec.placeholder === undefined ? undefined : textFor(newsletter, spec.placeholder, language)?.[0]
  return [
    heading,
    ...(line === undefined || spec.leftOpen === 'always' ? [] : [placeholderList(line)]),
    ...(spec.groups ?? []).flatMap((group) => outlineSection(newsletter, language, group)),
  ]
}

function figureSource({ src, caption }: NonNullable<Newsletter['banner']>): string {
  const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  return `{{< figure src=${quoted(src)} caption=${quoted(caption)} >}}`
}
