import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { encodeSync } from '@stanza/relay/client'
import * as Y from 'yjs'
import { factsOf, type Case } from '../case.ts'
import { holds, openStage } from '../stage.ts'

/** S33: one frame under another's clientID would silence that person for good. */
export const squatter: Case = {
  id: 'S33',
  title: 'somebody writes under another’s clientID',
  async run({ chance, build }) {
    await using stage = await openStage({ typists: 2, chance, ...(build === undefined ? {} : { build }) })
    const [victim, attacker] = stage.typists
    if (victim === undefined || attacker === undefined) throw new Error('no typists')
    victim.type()
    await stage.allSaved(10_000)
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.ydoc))
    forged.clientID = victim.ydoc.clientID
    forged.getMap('forged').set('words', 'of somebody else, long enough to hide the next ones behind')
    const update = Y.encodeStateAsUpdate(forged, Y.encodeStateVector(victim.ydoc))
    attacker.provider.ws?.send(Buffer.from(encodeSync('update', update)))
    // In the same moment: the forged words stand where these would.
    victim.type()
    await pause(300)
    // A page that was refused is reloaded.
    attacker.reload()
    for (let word = 0; word < 5; word += 1) {
      victim.type()
      await pause(50)
    }
    const violations = await stage.finish()
    return { violations, facts: factsOf(stage.ledger.counts) }
  },
}

/** D11, F33: an old copy comes back after the document was restored from elsewhere. */
export const restored: Case = {
  id: 'F33',
  title: 'a stale copy comes back after a restore',
  async run({ chance, build }) {
    await using stage = await openStage({ typists: 2, chance, ...(build === undefined ? {} : { build }) })
    for (const typist of stage.typists) typist.type()
    await stage.allSaved(10_000)
    const [{ text } = { text: '' }] = stage.typists
    await stage.server.stop()
    restoreAnew(stage.data.path, stage.data.edition, text)
    await stage.server.start()
    await stage.allSaved(20_000)
    for (const typist of stage.typists) typist.type()
    const violations = await stage.finish({ stoppedServer: true, savedWithinMs: 10_000 })
    return { violations, facts: factsOf(stage.ledger.counts) }
  },
}

/** Puts the text back as a restore does: the same words, a new history. */
function restoreAnew(folder: string, edition: string, text: string): void {
  const ydoc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  ydoc.getXmlFragment('content').insert(0, [paragraph])
  paragraph.insert(0, [new Y.XmlText(text.replaceAll(/<[^>]*>/g, ''))])
  const database = new DatabaseSync(join(folder, 'stanza.db'))
  for (const table of ['updates', 'snapshots', 'clients']) {
    database.prepare(`DELETE FROM ${table} WHERE document = ?`).run(edition)
  }
  database.prepare('UPDATE documents SET epoch = ?, head = 1 WHERE id = ?').run(randomUUID(), edition)
  database
    .prepare(
      'INSERT INTO updates (document, seq, bytes, author, connection, n, at) VALUES (?, 1, ?, ?, ?, 0, 0)',
    )
    .run(edition, Y.encodeStateAsUpdate(ydoc), 'restore', randomUUID())
  database.close()
}

/** F42: a right is taken away while its owner types. */
export const revoked: Case = {
  id: 'F42',
  title: 'a link is revoked while its owner types',
  async run({ chance, build }) {
    await using stage = await openStage({ typists: 3, chance, ...(build === undefined ? {} : { build }) })
    const [out] = stage.typists
    const [guest] = stage.data.guests
    if (out === undefined || guest === undefined) throw new Error('no typists')
    stage.type(10)
    await pause(1_000)
    const { baseUrl } = stage.server
    const headers = { cookie: stage.data.owner.cookie, origin: baseUrl }
    const answer = await fetch(`${baseUrl}/api/links/${guest.link.id}`, { method: 'DELETE', headers })
    const isOut = await holds(() => out.closeCodes.includes(4403), 2_000)
    const atRevocation = stage.typists[1]?.text.match(/t1q\d+z/g)?.length ?? 0
    await pause(1_000)
    const later = (stage.typists[1]?.text.match(/t1q\d+z/g)?.length ?? 0) - atRevocation
    stage.excuse(out)
    const violations = await stage.finish()
    if (!answer.ok) violations.push(`the link could not be revoked: ${answer.status}`)
    if (!isOut) violations.push('still in 2 s after the link was revoked')
    if (later > 0) violations.push(`${later} words came later than that`)
    return { violations, facts: factsOf(stage.ledger.counts) }
  },
}

/** F40: the database is not there when twenty people come first. */
export const failingLoads: Case = {
  id: 'F40',
  title: '20 first joins while loading fails',
  async run({ chance }) {
    const script = join(import.meta.dirname, '../broken-server.ts')
    await using stage = await openStage({ typists: 20, chance, build: { script, args: ['loads-fail'] } })
    for (const typist of stage.typists) typist.type()
    const violations = await stage.finish({ savedWithinMs: 10_000 })
    const [{ text } = { text: '' }] = stage.typists
    if (text.match(/Once\./g)?.length !== 1) violations.push('the first text is not there once')
    return { violations, facts: factsOf(stage.ledger.counts) }
  },
}
