import type { AssetRow, Assets } from '../store.ts'
import type { PostgresConnection } from './connection.ts'

const columns = 'assets.hash, name, type, width, height, bytes'
const ofTheIssue = `edition IN
  (SELECT other.id FROM editions JOIN editions AS other ON other.issue = editions.issue WHERE editions.id = $1)`

export function postgresAssets(database: PostgresConnection): Assets {
  return {
    addAsset: (edition, { hash, name, type, width, height, bytes }, content) =>
      database.transaction(async (sql) => {
        // A row without content is of an image that was kept elsewhere; adding the image again heals it.
        await sql.run(
          `INSERT INTO asset_contents (hash, content) VALUES ($1, $2)
           ON CONFLICT (hash) DO UPDATE SET content = excluded.content WHERE length(asset_contents.content) = 0`,
          hash,
          content,
        )
        await sql.run(
          `INSERT INTO assets (edition, hash, name, type, width, height, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT DO NOTHING`,
          edition,
          hash,
          name,
          type,
          width,
          height,
          bytes,
        )
      }),
    assets: (edition) =>
      database.all<AssetRow>(
        `SELECT ${columns} FROM (
           SELECT DISTINCT ON (assets.hash) * FROM assets WHERE ${ofTheIssue} ORDER BY assets.hash, ordinal
         ) AS assets ORDER BY ordinal`,
        edition,
      ),
    async assetContent(edition, hash) {
      const row = await database.get<AssetRow & { content: Uint8Array }>(
        `SELECT ${columns}, content FROM assets JOIN asset_contents ON asset_contents.hash = assets.hash
         WHERE ${ofTheIssue} AND assets.hash = $2 LIMIT 1`,
        edition,
        hash,
      )
      if (row === undefined) return null
      const { content, ...asset } = row
      return { asset, content }
    },
  }
}
