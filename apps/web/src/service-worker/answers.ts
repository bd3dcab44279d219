const name = 'stanza-answers'

/** How long the network may take before what is kept is given, in ms: a train's network answers nothing for minutes. */
const patience = { page: 4_000, answer: 8_000 } as const

/** The server's answer, and the one that is kept where there is none. An answer of "not signed in" forgets them all. */
export async function freshOrKept(request: Request): Promise<Response> {
  const fresh = fetchAndKeep(request)
  const response = await soon(fresh, patience.answer)
  if (response !== null && !isDown(response)) return response
  return (await (await caches.open(name)).match(request, { ignoreVary: true })) ?? fresh
}

/** Asks, and keeps what may be kept. */
export async function fetchAndKeep(request: Request): Promise<Response> {
  const response = await fetch(request)
  if (response.status === 401) await forgetAnswers()
  else if (!isDown(response)) {
    const cache = await caches.open(name)
    if (response.status === 200) await cache.put(request, response.clone())
    else await cache.delete(request)
  }
  return response
}

/** Ends or changes a session; what the one before could see goes with it. */
export async function changeSession(request: Request): Promise<Response> {
  const response = await fetch(request)
  if (response.ok || response.status === 401) await forgetAnswers()
  return response
}

/** The page from the server, or the kept one. */
export async function freshPage(
  asked: Promise<Response>,
  kept: () => Promise<Response | undefined>,
): Promise<Response> {
  const response = await soon(asked, patience.page)
  if (response !== null && !isDown(response)) return response
  return (await kept()) ?? asked
}

const forgetAnswers = (): Promise<boolean> => caches.delete(name)

/** What a proxy says whose server is away. */
const isDown = ({ status }: Response): boolean => status === 502 || status === 503 || status === 504

/** The answer if it comes in time; null where it does not, or where there is no network. */
function soon(asked: Promise<Response>, ms: number): Promise<Response | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), ms)
    asked.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer))
  })
}
