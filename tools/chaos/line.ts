import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line of bytes to one of several places, as a reverse proxy or a cable is: it can be cut, and moves on to who lives. */
export interface Line extends AsyncDisposable {
  readonly port: number
  /** Nothing passes from now on and nobody is told; what comes anew waits as well. */
  freeze(): void
  thaw(): void
}

/** @param ports of 127.0.0.1, tried in turn for each connection: the first that answers gets it. */
export async function openLine(ports: readonly number[]): Promise<Line> {
  let next = 0
  let isFrozen = false
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    if (isFrozen) socket.pause()
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer({ pauseOnConnect: true }, (near) => {
    keep(near)
    near.on('error', () => near.destroy())
    const attempt = (tries: number): void => {
      const far = connect(ports[next++ % ports.length] as number, '127.0.0.1')
      far.once('connect', () => {
        keep(far)
        near.pipe(far)
        far.pipe(near)
        if (isFrozen) for (const socket of [near, far]) socket.pause()
        near.on('close', () => far.destroy())
        far.on('close', () => near.destroy())
      })
      far.on('error', () => {
        far.destroy()
        if (far.connecting || !sockets.has(far)) {
          if (tries > 1) attempt(tries - 1)
          else near.destroy()
        }
      })
    }
    attempt(ports.length)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      isFrozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw() {
      isFrozen = false
      for (const socket of sockets) socket.resume()
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
