/** One build of the app, written into the worker when it is built. */
export interface Build {
  readonly version: string
  /** SHA-256 of the page, in hex. */
  readonly page: string
  /** Paths of its scripts and styles, each with a hash in its name. */
  readonly files: readonly string[]
}

const prefix = 'stanza-app-'
const cacheOf = ({ version }: Build): string => prefix + version

/**
 * Fetches the whole build or none of it. The page carries no hash in its name, so its content is compared: between
 * building this worker and asking for the page another build may have been installed, and the two must not be mixed.
 */
export async function keepShell(build: Build): Promise<void> {
  const page = await fetch('/', { cache: 'no-store' })
  if (!page.ok || (await sha256(await page.clone().arrayBuffer())) !== build.page)
    throw new Error('the page is of another build')
  const cache = await caches.open(cacheOf(build))
  await Promise.all([cache.addAll([...build.files]), cache.put('/', page)])
}

/** Forgets earlier builds. Only once no page of theirs is open: a worker is activated no sooner. */
export async function dropOtherShells(build: Build): Promise<void> {
  const names = await caches.keys()
  const others = names.filter((name) => name.startsWith(prefix) && name !== cacheOf(build))
  await Promise.all(others.map((name) => caches.delete(name)))
}

/** A file of this build, or undefined: another build's is asked of the network, by its own name. */
export const fromShell = async (build: Build, request: Request | '/'): Promise<Response | undefined> =>
  (await caches.open(cacheOf(build))).match(request, { ignoreVary: true })

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
