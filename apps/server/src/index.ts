export { createApp, type AppParts } from './app.ts'
export { readConfig, type Config } from './config.ts'
export { ConfigError, type Environment } from './config-error.ts'
export { usualLimits, type Limits } from './limits.ts'
export { newsletterFor, newsletterIn } from './newsletter-folder.ts'
export { openStore } from './nodes/open-store.ts'
export { startServer, type RunningServer } from './start-server.ts'
export { run, type Process } from './run.ts'
export { can, isAtLeast, type Action } from './access/policy.ts'
export { findCaller, roleFor, type Caller } from './access/caller.ts'
export { bearerToken, cookieValue, sessionCookie } from './access/cookie.ts'
export { endOfDay, makeRoleLink } from './access/role-links.ts'
export { hashSecret, newSessionSecret } from './access/secret.ts'
export type { Archive, Newsroom } from './editions/newsroom.ts'
export { readLog, type Rooms } from './editions/rooms.ts'
export {
  createEdition,
  planDraft,
  planImport,
  planOutline,
  type PlannedEdition,
  type PostFile,
} from './editions/create-edition.ts'
export { exportEdition, type ExportedEdition } from './editions/export-edition.ts'
export { decodePost } from './editions/read-post.ts'
export { initialState } from './editions/initial-state.ts'
export { Refusal } from './refusal/refusal.ts'
