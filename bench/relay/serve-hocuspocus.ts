import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

// Hocuspocus with its database extension over SQLite, in its own delay of 2 to 10 s. Its SQLite extension is the same
// extension over better-sqlite3, which would have to be compiled; node:sqlite stands in for it. Port by PORT.
const database = new DatabaseSync(join(process.env['DATA_DIR'] ?? '.', 'states.db'))
const find = database.prepare('SELECT state FROM documents WHERE name = ?')
const keep = database.prepare(
  'INSERT INTO documents (name, state) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET state = excluded.state',
)
const server = new Server({
  port: Number(process.env['PORT']),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) =>
        (find.get(documentName) as { readonly state: Uint8Array } | undefined)?.state ?? null,
      store: async ({ documentName, state }) => void keep.run(documentName, state),
    }),
  ],
})
await server.listen()
console.log('ready')
