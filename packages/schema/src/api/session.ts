import { z } from 'zod'
import { role } from './words.ts'

/** `POST /api/session`: a role link's token, from the fragment of its address, for a session cookie. */
export const sessionExchange = z.object({ token: z.string().min(16).max(128) })

/** `PATCH /api/session`: the name that others see, 1 to 60 characters. */
export const sessionName = z.object({ name: z.string().trim().min(1).max(60) })

/** `GET /api/session`. `issue` null: the grant holds for every issue. A person without a name has not typed one yet. */
export const session = z.object({
  person: z.object({ id: z.string(), name: z.string().nullable() }),
  grants: z.array(z.object({ role, issue: z.string().nullable() })),
})
export type Session = z.infer<typeof session>
