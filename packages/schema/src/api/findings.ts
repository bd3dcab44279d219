import { z } from 'zod'

const rule = z.string().min(1).max(60)

/**
 * `POST /api/editions/:id/ignored` (writer and above): a finding that is none, at this place. 201; everybody sees it in the
 * review document. `DELETE …/ignored/:ignored`, 204: it is a finding again. `why` may be ''.
 */
export const newIgnored = z.object({
  rule,
  block: z.string().max(40).nullable(),
  words: z.string().max(400),
  why: z.string().trim().max(300).default(''),
})
export type NewIgnored = z.input<typeof newIgnored>
export const createdIgnored = z.object({ ignored: z.uuid() })
export type CreatedIgnored = z.infer<typeof createdIgnored>

/**
 * `POST /api/editions/:id/finals` (editor and above): this is the text that is published. It is kept as a version. Errors
 * stand in its way (`has-errors`) unless `override` names the rule of each of them; then the version's name says who did.
 */
export const newFinal = z.object({ override: z.array(rule).max(100) })
export type NewFinal = z.input<typeof newFinal>
