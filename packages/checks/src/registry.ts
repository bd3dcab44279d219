import type { Check, DocumentCheck, NeighbourCheck } from './check.ts'
import { dupPredicate, versionNumberAgreement } from './rules/agreement.ts'
import { anchorMissing } from './rules/anchors.ts'
import { badDate, dateVsTitle, impossibleDate, introMonth, staleDate, weekday } from './rules/dates.ts'
import { figureDuplicate, figureExternal, figureWithoutText, malformedShortcode } from './rules/figures.ts'
import { emptyItem, headingTwice, invisibleCharacter, placeholder } from './rules/guards.ts'
import {
  headingDamaged,
  headingEmptySection,
  headingH1,
  headingInList,
  headingJump,
  headingOrphan,
  headingPunct,
  headingTemplateResidue,
} from './rules/headings.ts'
import { itemBold, itemTooLong, languageTag } from './rules/house.ts'
import { linkVersionMismatch, xepFormat, xepLinkMismatch } from './rules/link-numbers.ts'
import {
  linkAbsoluteSite,
  linkBadHost,
  linkBadScheme,
  linkDoubleSlash,
  linkEmpty,
  linkHttp,
  linkNoScheme,
  linkTracking,
  linkTrailingJunk,
} from './rules/link-targets.ts'
import { imageSyntax, linkGlued, linkMissingTarget, linkTextSpace } from './rules/links-targetless.ts'
import {
  linkExtraBracket,
  linkMissingBracket,
  linkOtherUnparsed,
  linkSpaceGap,
  linkUnclosed,
  linkUrlSpace,
} from './rules/links-unmade.ts'
import {
  listNbsp,
  listNoSpace,
  listNotNested,
  listSwallowed,
  nbspBlankLine,
  runOnLines,
} from './rules/lists.ts'
import {
  fileName,
  fmAlias,
  fmUnknownKey,
  missingMatter,
  summaryVersion,
  titleUntranslated,
} from './rules/matter.ts'
import {
  fileNamePair,
  transChangedLink,
  transMissingFigure,
  transMissingHeading,
  transMissingLink,
  transUntranslated,
  transVersionDiff,
} from './rules/neighbours-original.ts'
import {
  dupPreviousIssue,
  figureMissingFile,
  siteAnchorMissing,
  sitePageMissing,
} from './rules/neighbours-site.ts'
import { unbalancedParen, unbalancedQuote } from './rules/pairs.ts'
import {
  codeUnbalanced,
  doubleDot,
  emphasisLiteral,
  frMissingSpace,
  nospaceAfterColon,
  nospaceAfterComma,
  oddPunct,
  parenInnerSpace,
  spaceBeforePunct,
} from './rules/punctuation.ts'
import { captionUntranslated, dupEntry, headingUntranslated, transTemplateWord } from './rules/translation.ts'
import { dupWord, homoglyph, termCase, typo } from './rules/words.ts'

/** The checks that need one document and nothing beside it: those of the editor. */
export const documentChecks: readonly DocumentCheck[] = [
  anchorMissing,
  linkTrailingJunk,
  linkSpaceGap,
  linkUrlSpace,
  linkVersionMismatch,
  linkBadHost,
  linkExtraBracket,
  linkMissingBracket,
  linkNoScheme,
  linkUnclosed,
  linkBadScheme,
  linkOtherUnparsed,
  linkMissingTarget,
  linkEmpty,
  xepLinkMismatch,
  imageSyntax,
  listNbsp,
  nbspBlankLine,
  listNoSpace,
  listSwallowed,
  listNotNested,
  emptyItem,
  headingDamaged,
  headingInList,
  headingH1,
  headingOrphan,
  headingEmptySection,
  headingPunct,
  headingTemplateResidue,
  headingJump,
  headingTwice,
  weekday,
  impossibleDate,
  introMonth,
  dateVsTitle,
  badDate,
  staleDate,
  summaryVersion,
  fileName,
  missingMatter,
  fmUnknownKey,
  fmAlias,
  titleUntranslated,
  headingUntranslated,
  transTemplateWord,
  captionUntranslated,
  termCase,
  typo,
  dupWord,
  dupPredicate,
  dupEntry,
  versionNumberAgreement,
  homoglyph,
  invisibleCharacter,
  linkTextSpace,
  linkGlued,
  oddPunct,
  doubleDot,
  spaceBeforePunct,
  nospaceAfterComma,
  nospaceAfterColon,
  parenInnerSpace,
  frMissingSpace,
  unbalancedParen,
  unbalancedQuote,
  codeUnbalanced,
  emphasisLiteral,
  runOnLines,
  xepFormat,
  figureDuplicate,
  figureExternal,
  figureWithoutText,
  malformedShortcode,
  placeholder,
  linkHttp,
  linkAbsoluteSite,
  linkTracking,
  linkDoubleSlash,
  itemTooLong,
  itemBold,
  languageTag,
]

/** The checks that look beyond the document: at the site, at earlier issues, at the edition that it translates. */
export const neighbourChecks: readonly NeighbourCheck[] = [
  sitePageMissing,
  siteAnchorMissing,
  figureMissingFile,
  dupPreviousIssue,
  transMissingFigure,
  transVersionDiff,
  transChangedLink,
  transUntranslated,
  fileNamePair,
  transMissingHeading,
  transMissingLink,
]

/** Every check: what the settings list and `explain` reads. */
export const rules: readonly Check[] = [...documentChecks, ...neighbourChecks]
