import { z } from 'zod'
import { role } from './words.ts'

/** A message is plain text; an address in it becomes a link on screen. Source: issue "Inline review"; threats.md T50. */
export const largestMessage = 4_000
/** Codes of a 113 frame and of the hello's `refusal` with which a change may be proposed instead. The others say no. */
export const proposeCodes = ['suggest-only', 'in-review', 'released'] as const

const messageText = z.string().trim().min(1).max(largestMessage)
/** Ids of people from `GET …/people`; anybody else is refused. */
const mentions = z.array(z.uuid()).max(20).default([])

/** A Yjs relative position as `Y.relativePositionToJSON` gives it. */
const place = z.strictObject({
  type: z.strictObject({ client: z.int().min(0), clock: z.int().min(0) }).optional(),
  tname: z.string().max(40).optional(),
  item: z.strictObject({ client: z.int().min(0), clock: z.int().min(0) }).optional(),
  assoc: z.int().min(-1).max(0).optional(),
})

/** What `anchorAt` of `@stanza/review` gives. The server finds it in the live text and stores its own. */
const anchor = z.object({
  start: place,
  end: place,
  quote: z.string().min(1).max(20_000),
  block: z.string().max(40).nullable(),
})

/** `POST /api/editions/:id/threads` (commenter and above): 201 `createdThread`. `text-gone` when the anchor finds nothing. */
export const newThread = z.object({ anchor, text: messageText, mentions })
export type NewThread = z.input<typeof newThread>
export const createdThread = z.object({ thread: z.uuid(), message: z.uuid() })
export type CreatedThread = z.infer<typeof createdThread>

/** `PATCH /api/editions/:id/threads/:thread`, 204: by who began it, and writers and above. */
export const threadChange = z.object({ state: z.enum(['open', 'resolved']) })
export type ThreadChange = z.infer<typeof threadChange>

/**
 * `POST /api/editions/:id/threads/:thread/messages`: 201 `createdMessage`. A suggestion is a thread too: its id stands in
 * the same place. `PATCH …/messages/:message` (own only) and `DELETE …/messages/:message` (own, and editors): 204. A thread
 * whose messages are all deleted is gone.
 */
export const newMessage = z.object({ text: messageText, mentions })
export type NewMessage = z.input<typeof newMessage>
export const createdMessage = z.object({ message: z.uuid() })
export const messageChange = z.object({ text: messageText, mentions })
export type MessageChange = z.input<typeof messageChange>

/** A branch of `@stanza/review`: the update of a fork, at most 64 KB before base64, and the ids of what it changes. */
const branch = z.object({ update: z.base64().max(128 * 1024), blocks: z.array(z.string().max(40)).max(500) })
const note = z.string().trim().max(1_000).default('')

/**
 * `POST /api/editions/:id/suggestions` (suggester and above): 201, ids in the same order; all of them or none. A writer's
 * typing in an issue in review comes here as well.
 */
export const newSuggestions = z.object({ changes: z.array(branch).min(1).max(100), note })
export type NewSuggestions = z.input<typeof newSuggestions>
export const createdSuggestions = z.object({ suggestions: z.array(z.uuid()) })
export type CreatedSuggestions = z.infer<typeof createdSuggestions>

/** `PATCH /api/editions/:id/suggestions/:suggestion` (own, open), 204: another text for it, another note, or both. */
export const suggestionChange = z.object({ change: branch.optional(), note: note.optional() })
export type SuggestionChange = z.input<typeof suggestionChange>

/**
 * `POST /api/editions/:id/suggestions/accept`, `…/reject` and `…/undo` (editor and above), `…/withdraw` (own only; `undo`
 * of an own withdrawal is allowed to its author). One step, one line in the history. An id of another edition: 404, and
 * nothing was done. `…/clear` (editor and above) marks as obsolete those that would change nothing any more; it never
 * touches the text, and leaves the others as they are.
 */
export const decision = z.object({ ids: z.array(z.uuid()).min(1).max(500) })
export type Decision = z.infer<typeof decision>
/** `done`: those that changed. `obsolete`: what they change is gone; marked so. `unchanged`: they were in that state already. */
export const decided = z.object({
  done: z.array(z.uuid()),
  obsolete: z.array(z.uuid()),
  unchanged: z.array(z.uuid()),
})
export type Decided = z.infer<typeof decided>

/**
 * `GET /api/editions/:id/people` (commenter and above): who came by a link that still holds here. `here`: connected now.
 * `links`, ids as in `GET /api/links`, and `role` are told to editors only; else empty and null.
 */
export const people = z.object({
  people: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      color: z.string(),
      here: z.boolean(),
      role: role.nullable(),
      links: z.array(z.string()),
      /** When they were here last, to some minutes; null to those who are not told of links. */
      seen: z.string().nullable(),
    }),
  ),
})
export type People = z.infer<typeof people>
export type PersonHere = People['people'][number]

/**
 * `PATCH /api/links/:link` (editor; neither role above one's own): 200 with the link. Acts within two seconds. The last link by
 * which somebody is an owner stays one (`last-owner`), and is not revoked.
 */
export const linkChange = z.object({ role })
export type LinkChange = z.infer<typeof linkChange>
