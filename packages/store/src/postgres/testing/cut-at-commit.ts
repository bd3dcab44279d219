import { connect, createServer, type AddressInfo } from 'node:net'

/** A way to PostgreSQL that can be cut in the one moment that leaves unknown what happened. */
export interface CuttableWay extends AsyncDisposable {
  readonly url: string
  /** How often it was cut: a test that was never cut proves nothing. */
  readonly cuts: number
  /** Hands the next COMMIT, or statement that commits by itself, over and then ends the connection, before the answer comes back. */
  cutAtNextCommit(): void
}

// What a statement with values ends with: only then does the server carry it out (PostgreSQL, message formats: Sync).
const sync = Buffer.from([0x53, 0, 0, 0, 4])

/** Puts a proxy of a test's own in front of a database. */
export async function cuttableWayTo(url: string): Promise<CuttableWay> {
  const [target, way] = [new URL(url), new URL(url)]
  let isArmed = false
  let cuts = 0
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    const end = (): void => {
      near.destroy()
      far.destroy()
    }
    near.on('error', end).on('close', () => far.end())
    far.on('error', end).on('close', end)
    far.pipe(near)
    let isCommitting = false
    near.on('data', (bytes) => {
      const isWhole = bytes.includes('COMMIT')
      if (isArmed && (isWhole || bytes.includes('append_updates'))) {
        isArmed = false
        isCommitting = true
        cuts += 1
        far.unpipe(near)
        far.resume()
      }
      const isLast = isCommitting && (isWhole || bytes.subarray(-sync.length).equals(sync))
      far.write(bytes, () => void (isLast && near.destroy()))
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  way.port = String((server.address() as AddressInfo).port)
  return {
    url: way.href,
    get cuts() {
      return cuts
    },
    cutAtNextCommit: () => void (isArmed = true),
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
