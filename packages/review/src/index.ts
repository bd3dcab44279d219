export { typing, type Typing } from './roles.ts'
export { anchorAt, findAnchor, type Anchor, type Anchored } from './anchor.ts'
export { forkOf, maxBranchBytes, type Branch } from './branch.ts'
export {
  acceptBranches,
  cutBranches,
  readChanged,
  tryBranch,
  undoBranches,
  type Accepted,
  type Verdict,
} from './suggestion.ts'
export {
  readReview,
  reviewNames,
  reviewOf,
  type Author,
  type Message,
  type Review,
  type Step,
  type Suggestion,
  type SuggestionState,
  type Thread,
} from './review-document.ts'
export {
  addMessage,
  addSuggestion,
  addThread,
  changeMessage,
  changeSuggestion,
  decideSuggestion,
  deleteMessage,
  turnThread,
  type Stamp,
} from './write-review.ts'
