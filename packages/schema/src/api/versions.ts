import { z } from 'zod'

/** A moment of an edition that can be looked at and restored. `name` null: kept automatically while people wrote. */
export const version = z.object({
  id: z.string(),
  name: z.string().nullable(),
  at: z.string(),
  /** Names of those who wrote since the version before. */
  authors: z.array(z.string()),
})
export type Version = z.infer<typeof version>

/** `GET /api/editions/:id/versions`, newest first. */
export const versions = z.object({ versions: z.array(version) })

/** `POST /api/editions/:id/versions`: names the present state. */
export const newVersion = z.object({ name: z.string().trim().min(1).max(120) })

/** `GET /api/editions/:id/versions/:version`. `POST …/:version/restore` makes the text say this again, as an edit: 204. */
export const versionText = z.object({ version, markdown: z.string() })
export type VersionText = z.infer<typeof versionText>

/** `GET /api/editions/:id/versions/:version/diff?against=now|previous`: blocks of the two, the differing ones in words. */
export const versionDiff = z.object({
  blocks: z.array(
    z.object({
      kind: z.enum(['same', 'changed', 'added', 'removed']),
      parts: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  ),
})
export type VersionDiff = z.infer<typeof versionDiff>
