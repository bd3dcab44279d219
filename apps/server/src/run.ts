import { StoreError } from '@stanza/store'
import pino from 'pino'
import { readConfig } from './config.ts'
import { ConfigError, type Environment } from './config-error.ts'
import { startServer } from './start-server.ts'

/** What `serve` needs of the process. */
export interface Process {
  readonly env: Environment
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown
  exit(code: number): unknown
}

/**
 * Runs the server until it is told to stop. Prints the address and, as long as there is no owner, the link that makes one;
 * the log goes to standard error. A start that cannot be ends with 2 and one line that says what to do.
 */
export async function run(process: Process): Promise<void> {
  try {
    const config = readConfig(process.env)
    const log = pino({ level: config.logLevel }, pino.destination(2))
    const onDiskError = (): void => {
      log.fatal('the disk reported an error: what was acknowledged is kept, start again when it is mended')
      process.exit(1)
    }
    const server = await startServer(config, { log, onDiskError })
    process.stdout.write(`Stanza is running at ${server.baseUrl}\n`)
    if (server.ownerLink !== null)
      process.stdout.write(`Open this once, to be the owner: ${server.ownerLink}\n`)
    const stop = (): void => void server.close().then(() => process.exit(0))
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  } catch (error) {
    process.stderr.write(`stanza: ${whyNot(error, process.env)}\n`)
    process.exit(2)
  }
}

// Addresses that this machine does not have, and names that no address is found for.
const noSuchHost: readonly unknown[] = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']

function whyNot(error: unknown, { HOST }: Environment): string {
  if (error instanceof ConfigError || error instanceof StoreError) return error.message
  const { code, port, syscall } = error as Readonly<Record<'code' | 'port' | 'syscall', unknown>>
  if (code === 'EADDRINUSE') return `port ${String(port)} is taken; stop what uses it or set PORT`
  if (code === 'EACCES') return `port ${String(port)} may not be used by this user; set PORT to one from 1024`
  if ((syscall === 'listen' || syscall === 'getaddrinfo') && noSuchHost.includes(code))
    return `HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, not "${HOST}"`
  throw error
}
