export type {
  Check,
  DocumentCheck,
  Fix,
  NeighbourCheck,
  PassageCheck,
  PassageEdit,
  PostCheck,
  Report,
} from './check.ts'
export type { LinkSpan, ListPlace, ObjectSpan, Passage, PassageKind, Range } from './passage/passage.ts'
export type { TextEdit } from './passage/source-text.ts'
export type { Figure, Heading, MatterEntry, Post, Spelling } from './post.ts'
export { entryKey, type EarlierIssue, type PageAnswer, type Site } from './site.ts'
export { documentChecks, neighbourChecks, rules } from './registry.ts'
export { ruleGroups, type RuleGroup } from './rule-groups.ts'
export { houseOf } from './make-post.ts'
export { severityOf } from './run-checks.ts'
export {
  checkFile,
  postOfFile,
  type CheckFileOptions,
  type FileFinding,
  type FileFix,
} from './file/check-file.ts'
export { applyFixes, fixSafely } from './file/apply-fixes.ts'
export { lineIndex } from './file/line-index.ts'
export { languageOfFile } from './file/file-post.ts'
export { fileAnchors } from './file/file-anchors.ts'
export { readFile, type ReadFile } from './file/read-file.ts'
export { entriesOf } from './rules/neighbours-site.ts'
export {
  checkDocument,
  createChecker,
  type CheckDocumentOptions,
  type DocumentChecker,
  type DocumentFinding,
} from './document/check-document.ts'
export type { DocumentEdit, DocumentFix } from './document/document-fix.ts'
