import { z } from 'zod'

/**
 * `POST /api/editions/:id/tidy`: from now on the export writes the text, or one section of it by its heading's id, in house
 * style, also where nobody edits. What house style says of the text itself (bullets, links) the editor changes as an edit
 * of its own. `DELETE` takes the latest of the same edition back, as long as the server remembers it: 204 also when it does not.
 */
export const tidying = z.object({ section: z.string().min(1).max(64).nullable() })
export type Tidying = z.infer<typeof tidying>
