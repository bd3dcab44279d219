import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import express from 'express'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { tryServer } from '../testing/try-server.ts'
import { securityHeaders } from './security-headers.ts'
import { webApp } from './web-app.ts'

interface Site extends AsyncDisposable {
  readonly url: string
}

async function siteOf(folder: string, baseUrl = 'http://localhost:8080'): Promise<Site> {
  const app = express().use(securityHeaders(baseUrl), webApp(folder))
  const { promise, resolve } = Promise.withResolvers<void>()
  const server = app.listen(0, '127.0.0.1', () => resolve())
  await promise
  const close = () => new Promise<void>((done) => void server.close(() => done()))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close }
}

const built = (folder: string): void => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Stanza</title>')
  writeFileSync(join(folder, 'assets/app-1a2b3c4d.js'), 'export {}')
  writeFileSync(join(folder, 'service-worker.js'), '// worker')
  writeFileSync(join(folder, '.secret'), 'canary')
}

it('[S70, S73, T38] lets a page run our own scripts and nothing else, and be framed by nobody', async () => {
  await using folder = temporaryFolder()
  built(folder.path)
  await using site = await siteOf(folder.path, 'https://news.example.org')
  const { headers } = await fetch(`${site.url}/`)
  const policy = headers.get('content-security-policy')?.split(';').toSorted()
  expect(policy).toEqual(
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob:",
      "font-src 'self'",
      "manifest-src 'self'",
      "connect-src 'self' wss://news.example.org",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].toSorted(),
  )
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  expect(headers.get('x-powered-by')).toBeNull()
})

it('gives the page for every path of the app and asks for it and for the worker each time; hashed files are kept for ever', async () => {
  await using folder = temporaryFolder()
  built(folder.path)
  await using site = await siteOf(folder.path)
  const worker = await fetch(`${site.url}/service-worker.js`)
  expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect(worker.headers.get('content-type')).toMatch(/^text\/javascript/)
  for (const path of ['/', '/join', '/issues/5d0e/fr']) {
    const answer = await fetch(site.url + path)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(await answer.text()).toContain('<title>Stanza')
  }
  const script = await fetch(`${site.url}/assets/app-1a2b3c4d.js`)
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

it('sends the compressed copy that the build left, to whom it suits', async () => {
  await using folder = temporaryFolder()
  built(folder.path)
  const script = join(folder.path, 'assets/app-1a2b3c4d.js')
  writeFileSync(`${script}.br`, brotliCompressSync('export {}'))
  writeFileSync(`${script}.gz`, gzipSync('export {}'))
  await using site = await siteOf(folder.path)
  const encodings = { 'gzip, deflate, br': 'br', gzip: 'gzip', identity: null }
  for (const [accepted, sent] of Object.entries(encodings)) {
    const answer = await fetch(`${site.url}/assets/app-1a2b3c4d.js`, {
      headers: { 'accept-encoding': accepted },
    })
    expect(await answer.text()).toBe('export {}')
    expect(answer.headers.get('content-encoding')).toBe(sent)
    expect(answer.headers.get('content-type')).toMatch(/^(text|application)\/javascript/)
    expect(answer.headers.get('cache-control')).toContain('immutable')
  }
})

it('[S12] gives nothing that is not of the built app', async () => {
  await using folder = temporaryFolder()
  built(join(folder.path))
  await using site = await siteOf(join(folder.path, 'assets'))
  const paths = [
    '/..%2findex.html',
    '/%2e%2e/index.html',
    '/.secret',
    '/assets/gone.js',
    '/app.js.map',
    '//etc/passwd',
    '/%00',
  ]
  for (const path of paths) {
    const answer = await fetch(site.url + path)
    expect(await answer.text(), path).not.toMatch(/Stanza|canary|root:/)
    expect([400, 403, 404, 503], path).toContain(answer.status)
  }
})

it('says how to build an app that is not built', async () => {
  await using folder = temporaryFolder()
  await using site = await siteOf(folder.path)
  const answer = await fetch(`${site.url}/`)
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')])
})

it('answers what is nowhere as the API does, and tells whether it is well', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const nowhere = await server.stranger.get('/api/secrets')
  expect([nowhere.status, await nowhere.json()]).toEqual([
    404,
    { error: { code: 'not-found', message: expect.any(String) } },
  ])
  expect(await (await server.stranger.get('/healthz')).json()).toEqual({ status: 'ok' })
  const list = await server.stranger.get('/api/issues')
  expect(list.headers.get('access-control-allow-origin')).toBeNull()
})
