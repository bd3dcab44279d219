import type { Page } from 'playwright'

/** Bytes that came over the wire, headers included, as the browser's own network log counts them. */
export interface Transfer {
  readonly script: number
  readonly all: number
}

/** Counts from now on; call the result for the count so far. */
export async function countTransfer(page: Page): Promise<() => Transfer> {
  const session = await page.context().newCDPSession(page)
  const scripts = new Set<string>()
  const bytes = new Map<string, number>()
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || /javascript/.test(response.mimeType)) scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength),
  )
  session.on('Network.webSocketFrameReceived', ({ requestId, response }) => {
    // Binary frames are told in base64.
    bytes.set(requestId, (bytes.get(requestId) ?? 0) + Math.floor((response.payloadData.length * 3) / 4))
  })
  return () => {
    const sum = (ids: Iterable<string>): number =>
      [...ids].reduce((total, id) => total + (bytes.get(id) ?? 0), 0)
    return { script: sum(scripts), all: sum(bytes.keys()) }
  }
}
