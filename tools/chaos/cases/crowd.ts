import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { schemaVersion } from '@stanza/schema'
import { encodeSync } from '@stanza/relay/client'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { factsOf, type Case, type CaseResult } from '../case.ts'
import { coldLoad } from '../data-folder.ts'
import { holds, openStage } from '../stage.ts'

const [crowd, syncedMs, mostMebibytes] = [300, 10_000, 1_536]

/** F32: everybody comes back at once. */
export const joinStorm: Case = {
  id: 'F32',
  title: `${crowd} clients come back at once after kill -9`,
  async run({ chance, build }): Promise<CaseResult> {
    await using stage = await openStage({
      typists: crowd,
      chance,
      env: { LIMIT_PEOPLE_PER_ROOM: '1000' },
      ...(build === undefined ? {} : { build }),
    })
    stage.type(0.2)
    await pause(3_000)
    stage.type(0)
    await stage.server.kill()
    await stage.server.start()
    const from = performance.now()
    const back = (): boolean => stage.typists.every(({ provider }) => provider.wsconnected && provider.synced)
    const inTime = await holds(back, 60_000)
    const ms = performance.now() - from
    const status = readFileSync(`/proc/${stage.server.pid}/status`, 'latin1')
    const mebibytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1_024
    const violations = await stage.finish({ stoppedServer: true, savedWithinMs: 15_000 })
    if (!inTime || ms > syncedMs) violations.push(`I7: all back after ${ms.toFixed(0)} ms`)
    if (mebibytes > mostMebibytes) violations.push(`the server took ${mebibytes.toFixed(0)} MiB`)
    return {
      violations,
      facts: factsOf(stage.ledger.counts, `all back after ${ms.toFixed(0)} ms, ${mebibytes.toFixed(0)} MiB`),
    }
  },
}

/** F35: a page of an older version, which would delete what it does not know, and does not ask. */
export const oldPages: Case = {
  id: 'F35',
  title: 'pages with an older schema change nothing',
  async run({ chance, build }): Promise<CaseResult> {
    await using stage = await openStage({ typists: 2, chance, ...(build === undefined ? {} : { build }) })
    const [typist] = stage.typists
    typist?.type()
    await stage.allSaved(10_000)
    const before = typist?.text
    const violations: string[] = []
    const { data, server } = stage
    // It deletes everything at once, without waiting for an answer.
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(typist?.ydoc ?? ydoc))
    const known = Y.encodeStateVector(ydoc)
    const content = ydoc.getXmlFragment('content')
    content.delete(0, content.length)
    const deletion = encodeSync('update', Y.encodeStateAsUpdate(ydoc, known))
    for (let schema = 0; schema < schemaVersion; schema += 1) {
      const url = `${server.baseUrl.replace('http', 'ws')}/sync/${data.edition}?schema=${schema}`
      const headers = { cookie: data.guests[0]?.cookie ?? '' }
      const socket = new WebSocket(url, { headers, origin: server.baseUrl })
      socket.on('open', () => socket.send(deletion))
      const code = await new Promise<number>((resolve) => {
        socket.on('close', resolve)
        socket.on('error', () => resolve(0))
      })
      if (code !== 4409) violations.push(`schema ${schema} was closed with ${code}`)
    }
    await pause(500)
    if (typist?.text !== before) violations.push('D02: the text has changed')
    violations.push(...(await stage.finish()))
    const { text } = await coldLoad(data, data.edition)
    if (text !== before) violations.push('D02: the text in the database has changed')
    return { violations, facts: factsOf(stage.ledger.counts, `${schemaVersion} older schemas`) }
  },
}
