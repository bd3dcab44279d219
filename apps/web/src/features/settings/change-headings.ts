import type { SectionSpec } from '@stanza/schema'
import type { Settings } from '../../api/newsletter.ts'
import { type Edit, isSame } from './edit.ts'

/** A section or group with its depth, in print order. */
export interface SectionRow {
  readonly spec: SectionSpec
  readonly depth: number
}

/** Every section and group, each group below its section. */
export const sectionRows = (sections: readonly SectionSpec[], depth = 0): SectionRow[] =>
  sections.flatMap((spec) => [{ spec, depth }, ...sectionRows(spec.groups ?? [], depth + 1)])

/** The section of that key with other headings in a language; without any, the language goes. */
function withHeadings(
  sections: readonly SectionSpec[],
  key: string,
  language: string,
  headings: readonly string[],
): SectionSpec[] {
  return sections.map((spec) => {
    const groups = spec.groups ? { groups: withHeadings(spec.groups, key, language, headings) } : {}
    if (spec.key !== key) return { ...spec, ...groups }
    const { [language]: _before, ...others } = spec.headings
    return {
      ...spec,
      headings: headings.length === 0 ? others : { ...spec.headings, [language]: headings },
      ...groups,
    }
  })
}

/** Gives a section other headings in a language; a conflict when they are not those any more that were seen. */
export const headingsEdit = (
  section: string,
  language: string,
  seen: readonly string[],
  next: readonly string[],
  said: string,
): Edit => ({
  said,
  make: (settings: Settings) => {
    const { sections } = settings.newsletter
    const spec = sectionRows(sections).find((row) => row.spec.key === section)?.spec
    if (!spec || !isSame(spec.headings[language] ?? [], seen)) return null
    const changed = withHeadings(sections, section, language, next)
    return isSame(changed, settings.usual.sections)
      ? { set: {}, reset: ['sections'] }
      : { set: { sections: changed }, reset: [] }
  },
})
