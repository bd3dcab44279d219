import { connect, createServer, type AddressInfo } from 'node:net'

/** A way to PostgreSQL that can be cut in the one moment that leaves unknown what happened. */
export interface CuttableWay extends AsyncDisposable {
  readonly url: string
  /** Hands the next COMMIT over and then ends the connection, before the answer comes back. */
  cutAtNextCommit(): void
}

/** Puts a proxy of a test's own in front of a database. */
export async function cuttableWayTo(url: string): Promise<CuttableWay> {
  const [target, way] = [new URL(url), new URL(url)]
  let isArmed = false
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    const end = (): void => {
      near.destroy()
      far.destroy()
    }
    near.on('error', end).on('close', () => far.end())
    far.on('error', end).on('close', end)
    far.pipe(near)
    near.on('data', (bytes) => {
      if (!isArmed || !bytes.includes('COMMIT')) {
        far.write(bytes)
        return
      }
      isArmed = false
      far.unpipe(near)
      far.resume()
      far.write(bytes, () => near.destroy())
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  way.port = String((server.address() as AddressInfo).port)
  return {
    url: way.href,
    cutAtNextCommit: () => void (isArmed = true),
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
