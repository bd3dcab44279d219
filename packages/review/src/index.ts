export { typing, type Typing } from './roles.ts'
export { anchorAt, findAnchor, type Anchor, type Anchored } from './anchor.ts'
export {
  acceptBranches,
  cutBranches,
  forkOf,
  maxBranchBytes,
  tryBranch,
  type Branch,
  type Verdict,
} from './suggestion.ts'
