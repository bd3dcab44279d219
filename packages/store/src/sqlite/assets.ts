import type { AssetRow, Assets } from '../store.ts'
import type { Connection } from './connection.ts'
import type { Synchronous } from './synchronous.ts'

const columns = 'assets.hash, name, type, width, height, bytes'
const ofTheIssue = `edition IN
  (SELECT other.id FROM editions JOIN editions AS other ON other.issue = editions.issue WHERE editions.id = ?)`

export function sqliteAssets(sql: Connection): Synchronous<Assets> {
  return {
    addAsset(edition, { hash, name, type, width, height, bytes }, content) {
      sql.transaction(() => {
        // A row without content is of an image that was kept elsewhere; adding the image again heals it.
        sql.run(
          `INSERT INTO asset_contents (hash, content) VALUES (?, ?)
           ON CONFLICT (hash) DO UPDATE SET content = excluded.content WHERE length(asset_contents.content) = 0`,
          hash,
          content,
        )
        sql.run(
          `INSERT INTO assets (edition, hash, name, type, width, height, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (edition, hash) DO NOTHING`,
          edition,
          hash,
          name,
          type,
          width,
          height,
          bytes,
        )
      })
    },
    assets: (edition) =>
      sql.all<AssetRow>(
        `SELECT ${columns} FROM assets WHERE ${ofTheIssue} GROUP BY assets.hash ORDER BY min(rowid)`,
        edition,
      ),
    assetContent(edition, hash) {
      const row = sql.get<AssetRow & { content: Uint8Array }>(
        `SELECT ${columns}, content FROM assets JOIN asset_contents ON asset_contents.hash = assets.hash
         WHERE ${ofTheIssue} AND assets.hash = ? LIMIT 1`,
        edition,
        hash,
      )
      if (row === undefined) return null
      const { content, ...asset } = row
      return { asset, content }
    },
  }
}
