import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'

// @y/websocket-server as its own server.js starts it. Documents that are there are read from DATA_DIR, so that there is
// something to join; nothing is written, which is in its favour: its own LevelDB falls behind (relay.md). Port by PORT.
const database = new DatabaseSync(join(process.env['DATA_DIR'] ?? '.', 'states.db'))
const find = database.prepare('SELECT state FROM documents WHERE name = ?')
setPersistence({
  provider: null,
  async bindState(name: string, ydoc: Y.Doc) {
    await Promise.resolve()
    const row = find.get(name) as { readonly state: Uint8Array } | undefined
    if (row !== undefined) Y.applyUpdate(ydoc, row.state)
  },
  writeState: async () => undefined,
})
const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', setupWSConnection)
const server = createServer()
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request))
})
server.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('ready'))
