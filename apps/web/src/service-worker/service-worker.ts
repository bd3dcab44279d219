import { changeSession, fetchAndKeep, freshOrKept, freshPage } from './answers.ts'
import { kindOf } from './kept-requests.ts'
import { dropOtherShells, fromShell, keepShell, type Build } from './shell.ts'
import type { RequestEvent, WorkerScope } from './worker-scope.ts'

// Written in by the build (vite.config.ts).
declare const stanzaBuild: Build
const build = stanzaBuild
const worker = globalThis as unknown as WorkerScope

// A new worker waits until no page of the old build is open, so that each page has the scripts it was built with.
worker.addEventListener('install', (event) => event.waitUntil(keepShell(build)))

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    Promise.all([
      dropOtherShells(build),
      worker.registration.navigationPreload?.enable(),
      // The first visit's page, too, is to be there without a network.
      worker.clients.claim(),
    ]),
  ),
)

worker.addEventListener('fetch', (event) => {
  const { request } = event
  switch (kindOf(request, worker.location.origin)) {
    case 'page':
      return event.respondWith(freshPage(askForPage(event), () => fromShell(build, '/')))
    case 'asset':
      return event.respondWith(fromShell(build, request).then((kept) => kept ?? fetch(request)))
    case 'answer':
      return event.respondWith(freshOrKept(request))
    case 'session-change':
      return event.respondWith(changeSession(request))
    case 'pass':
  }
})

// What the first page asked for before this worker was there.
worker.addEventListener('message', (event) => {
  if (!Array.isArray(event.data)) return
  const asked = event.data
    .filter((url) => typeof url === 'string')
    .map((url) => new Request(url, { headers: { accept: 'application/json' } }))
    .filter((request) => kindOf(request, worker.location.origin) === 'answer')
  event.waitUntil(Promise.allSettled(asked.map(fetchAndKeep)))
})

async function askForPage({ preloadResponse, request }: RequestEvent): Promise<Response> {
  return (await preloadResponse) ?? fetch(request)
}
