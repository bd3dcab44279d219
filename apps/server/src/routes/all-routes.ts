import { EditionSummaries } from '../editions/edition-summaries.ts'
import type { AnyRoute } from '../http/route.ts'
import { ReviewDesk } from '../review/desk.ts'
import { assetRoutes } from './assets.ts'
import { editionRoutes } from './editions.ts'
import { findingRoutes } from './findings.ts'
import { issueRoutes } from './issues.ts'
import { linkRoutes } from './links.ts'
import { newsletterRoutes } from './newsletter.ts'
import { peopleRoutes } from './people.ts'
import { sessionRoutes } from './session.ts'
import { suggestionRoutes } from './suggestions.ts'
import { threadRoutes } from './threads.ts'
import { tidyRoutes } from './tidy.ts'
import { versionRoutes } from './versions.ts'

/** Every route of the HTTP contract (`@stanza/schema/api`). */
export const allRoutes = (desk = new ReviewDesk()): readonly AnyRoute[] => [
  ...sessionRoutes,
  ...newsletterRoutes,
  ...linkRoutes,
  ...issueRoutes(new EditionSummaries()),
  ...editionRoutes,
  ...tidyRoutes(),
  ...assetRoutes,
  ...versionRoutes,
  ...peopleRoutes,
  ...threadRoutes(desk),
  ...suggestionRoutes(desk),
  ...findingRoutes(desk),
]
