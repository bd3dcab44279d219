export { attributeText } from './nodes/attribute-text.ts'
export { newBlockId } from './nodes/block-id.ts'
export { documentSchema, nodes, schemaVersion } from './nodes/document-schema.ts'
export { headingLevel } from './nodes/heading.ts'
export { marks } from './marks/marks.ts'
export { isSafeUrl } from './link/safe-url.ts'
export { contentName, matterName, matterOrder, matterTexts } from './y/names.ts'
export { align, commonSubsequence, type Pair } from './y/align.ts'
export { DocumentReader } from './y/document-reader.ts'
export { DocumentError, readDocument, readElement } from './y/read-document.ts'
export { writeDocument, writeNodes } from './y/write-document.ts'
export { patchDocument, patchElement, withoutIds } from './y/patch-document.ts'
export type { Finding, Severity } from './finding.ts'
export { matterValue, withMatterValue, type FrontMatter, type MatterValue } from './matter/front-matter.ts'
export { patchMatter, readMatter, writeMatter } from './matter/shared-matter.ts'
export type { Language, PerLanguage } from './newsletter/language.ts'
export {
  allSections,
  sectionSpec,
  textFor,
  type Newsletter,
  type SectionBody,
  type SectionSpec,
} from './newsletter/newsletter.ts'
export { noHouseRules, type HouseRules, type LanguageTags } from './newsletter/house-rules.ts'
export { isDate, monthsOf } from './issue/date.ts'
export { postFileName, readPostFileName } from './issue/post-file-name.ts'
export { imageFolder, imagePath, postPath } from './issue/paths.ts'
export { titleOf } from './issue/title.ts'
export { monthsInTitle } from './issue/moved-months.ts'
export { moveDate, type PostContent } from './issue/move-date.ts'
export { recogniseSection } from './sections/recognise-section.ts'
export { withSections } from './sections/with-sections.ts'
export { sectionsOf, type Section } from './sections/sections-of.ts'
export { draftIssue, type PreviousPost } from './draft/draft-issue.ts'
export { outlineIssue } from './draft/outline-issue.ts'
