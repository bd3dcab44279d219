import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describeWithPostgres, startPostgres } from '@stanza/testkit'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openOffice } from './testing/sync-office.ts'
import { openWriter } from './testing/writer.ts'

const script = fileURLToPath(new URL('testing/killable-server.ts', import.meta.url))

async function startServer(
  folder: string,
  port: string,
  databaseUrl?: string,
): Promise<{ child: ChildProcess; baseUrl: string }> {
  const child = spawn(
    process.execPath,
    [script, folder, port, ...(databaseUrl === undefined ? [] : [databaseUrl])],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [baseUrl] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, baseUrl }
}

async function survivesKills(databaseUrl?: string): Promise<void> {
  // The office makes the data and the sessions; the servers that are killed share its folder.
  await using office = await openOffice(databaseUrl === undefined ? {} : { databaseUrl })
  const guests = await Promise.all(['Ada', 'Bob'].map((name) => office.invite('writer', name)))
  const acknowledged: string[] = []
  const seen = new Set<string>()
  let port = '0'
  for (let round = 0; round < 5; round += 1) {
    const { child, baseUrl } = await startServer(office.folder, port, databaseUrl)
    port = new URL(baseUrl).port
    const place = { baseUrl, edition: office.edition }
    // Fresh documents every round: what only a client remembers is gone with it.
    const writers = guests.map((guest) => openWriter(place, guest))
    await Promise.all(writers.map((writer) => writer.shows('saved')))
    const type = (word: number): string[] =>
      writers.map((writer, who) => {
        writer.type(`<${round}.${word}.${who}>`)
        return `<${round}.${word}.${who}>`
      })
    for (let word = 0; word < 5; word += 1) {
      const tokens = type(word)
      await Promise.all(writers.map((writer) => writer.shows('saved')))
      acknowledged.push(...tokens)
    }
    // Every other time with words on their way; else in the moment of the acknowledgement.
    if (round % 2 === 0) type(5)
    child.kill('SIGKILL')
    await once(child, 'exit')
    // What somebody else was shown is not lost either.
    writers.forEach(({ text }, who) => {
      for (const [token] of text.matchAll(new RegExp(`<\\d\\.\\d\\.${1 - who}>`, 'g'))) seen.add(token)
    })
    for (const writer of writers) writer[Symbol.dispose]()
  }
  const ydoc = new Y.Doc()
  for (const { bytes } of (await office.store.load(office.edition.id))?.tail ?? []) Y.applyUpdate(ydoc, bytes)
  const kept = [
    ...ydoc
      .getText('content')
      .toString()
      .matchAll(/<[^>]*>/g),
  ].map(([token]) => token)
  expect(acknowledged).toHaveLength(50)
  expect(acknowledged.filter((token) => !kept.includes(token))).toEqual([])
  expect([...seen].filter((token) => !kept.includes(token))).toEqual([])
  expect(new Set(kept).size).toBe(kept.length)
}

const promise =
  '[R23] what was acknowledged survives kill -9, in a fresh client and on disk; nothing is there twice'

it(promise, () => survivesKills())

describeWithPostgres('on PostgreSQL', () => {
  it(promise, async () => {
    await using postgres = await startPostgres()
    await survivesKills(postgres.createSchema())
  })
})
