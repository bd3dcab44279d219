import { z } from 'zod'

/** Everything the server refuses, with its HTTP status. The message is one sentence for the person who reads it. */
export const errorCodes = {
  'bad-request': 400,
  'bad-date': 400,
  'not-signed-in': 401,
  /** The session was not used for long; the same link opened in the same browser goes on as the same person. */
  'signed-out': 401,
  'link-unknown': 401,
  'link-expired': 401,
  'link-revoked': 401,
  'not-allowed': 403,
  'bad-origin': 403,
  'not-found': 404,
  'issue-exists': 409,
  'edition-exists': 409,
  /** The text that a comment or a suggestion is about is not there any more. */
  'text-gone': 409,
  /** A final export of a text in which the checks find errors that were not overridden by name. */
  'has-errors': 409,
  /** A suggestion that was decided, or that would do something else than it says. */
  'bad-suggestion': 409,
  /** The settings are not those any more that the change was made from. */
  'settings-changed': 409,
  /** The last owner's link, without which nobody could be one. */
  'last-owner': 409,
  'too-large': 413,
  'not-utf8': 422,
  'not-markdown': 422,
  'bad-front-matter': 422,
  /** The reader of `newsletter.json` does not take it. */
  'bad-settings': 422,
  'not-an-image': 422,
  'image-too-large': 422,
  /** A change by the server after which blocks would lie in each other deeper than the relay takes. */
  'too-deep': 422,
  'too-many-requests': 429,
  internal: 500,
  'storage-full': 507,
} as const
export type ErrorCode = keyof typeof errorCodes

export const apiError = z.object({
  error: z.object({
    code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
    /** What happened, what was kept and what to do, in one sentence. */
    message: z.string(),
    /** With `issue-exists` and `edition-exists`: the one that is there. */
    issue: z.string().optional(),
    edition: z.string().optional(),
    /** With `bad-settings`: the key that is wrong, `checks.rules.link-http`. */
    key: z.string().optional(),
  }),
})
export type ApiError = z.infer<typeof apiError>
