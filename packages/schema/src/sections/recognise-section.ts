import { allSections, type Newsletter, type SectionSpec } from '../newsletter/newsletter.ts'
import { headingWords } from './heading-words.ts'

// A heading below this level is a part of an item.
const deepestLevel = 4

const indexes = new WeakMap<Newsletter, ReadonlyMap<string, readonly SectionSpec[]>>()

/**
 * The key of the section or group that a heading names, in any language of the newsletter, or null. Where two have the
 * same words, the one whose level is nearer.
 */
export function recogniseSection(newsletter: Newsletter, headingText: string, level: number): string | null {
  if (level > deepestLevel) return null
  const candidates = indexOf(newsletter).get(headingWords(headingText)) ?? []
  const distance = (spec: SectionSpec): number => Math.abs(spec.level - level)
  return candidates.toSorted((one, other) => distance(one) - distance(other))[0]?.key ?? null
}

/** Built once for each newsletter: typing asks at every change of the document. */
function indexOf(newsletter: Newsletter): ReadonlyMap<string, readonly SectionSpec[]> {
  const known = indexes.get(newsletter)
  if (known !== undefined) return known
  const index = new Map<string, SectionSpec[]>()
  for (const spec of allSections(newsletter.sections)) {
    const forms = new Set(Object.values(spec.headings).flat().map(headingWords))
    for (const form of forms) if (form !== '') index.set(form, [...(index.get(form) ?? []), spec])
  }
  indexes.set(newsletter, index)
  return index
}
