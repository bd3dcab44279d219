export { apiError, errorCodes, type ApiError, type ErrorCode } from './errors.ts'
export { roles, role, phases, phase, issueId, language, isoDate, type Role, type Phase } from './words.ts'
export { session, sessionExchange, sessionName, type Session } from './session.ts'
export {
  links,
  link,
  newLink,
  createdLink,
  newToken,
  createdToken,
  type Link,
  type NewLink,
  type CreatedLink,
} from './links.ts'
export {
  issues,
  issue,
  newIssue,
  createdIssue,
  issueChange,
  type Issue,
  type Issues,
  type NewIssue,
  type CreatedIssue,
  type IssueChange,
  type EditionSummary,
} from './issues.ts'
export { newsletterConfiguration, settings, settingsChange, type SettingsChange } from './newsletter.ts'
export { edition, exported, type Edition, type Exported } from './editions.ts'
export { tidying, type Tidying } from './tidy.ts'
export {
  versions,
  version,
  versionText,
  versionDiff,
  newVersion,
  type Version,
  type VersionText,
  type VersionDiff,
} from './versions.ts'
export { asset, assets, type Asset, type Assets } from './assets.ts'
export { finding } from './finding.ts'
export {
  createdIgnored,
  newFinal,
  newIgnored,
  type CreatedIgnored,
  type NewFinal,
  type NewIgnored,
} from './findings.ts'
export {
  createdMessage,
  createdSuggestions,
  createdThread,
  decided,
  decision,
  largestMessage,
  linkChange,
  messageChange,
  newMessage,
  newSuggestions,
  newThread,
  people,
  proposeCodes,
  suggestionChange,
  threadChange,
  type CreatedSuggestions,
  type CreatedThread,
  type Decided,
  type Decision,
  type LinkChange,
  type MessageChange,
  type NewMessage,
  type NewSuggestions,
  type NewThread,
  type People,
  type PersonHere,
  type SuggestionChange,
  type ThreadChange,
} from './review.ts'
