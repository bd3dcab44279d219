import { isIP } from 'node:net'
import type { Limits as RelayLimits } from '@stanza/relay'
import { ConfigError, type Environment } from './config-error.ts'
import { readLimits, type Limits } from './limits.ts'

export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Folder of the database and of `newsletter.json`. */
  readonly dataFolder: string
  /** Address that browsers use, without a trailing slash; null: `http://localhost:<port>`. */
  readonly baseUrl: string | null
  /** Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed (threats.md T44). */
  readonly trustedProxies: readonly string[]
  readonly logLevel: LogLevel
  readonly limits: Limits
  /** What one connection, room and document may use; default: the relay's own. */
  readonly relayLimits?: RelayLimits
}

const logLevels = ['debug', 'info', 'warn', 'error'] as const
type LogLevel = (typeof logLevels)[number]

/**
 * Reads the configuration from the environment: `PORT`, `HOST`, `DATA_DIR`, `BASE_URL`, `TRUSTED_PROXIES`,
 * `LOG_LEVEL`, and `LIMIT_…` for each limit. Pure.
 * @throws ConfigError naming the variable.
 */
export function readConfig(environment: Environment): Config {
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: readPort(environment['PORT']),
    dataFolder: environment['DATA_DIR'] || './data',
    baseUrl: readBaseUrl(environment['BASE_URL']),
    trustedProxies: readProxies(environment['TRUSTED_PROXIES']),
    logLevel: readLogLevel(environment['LOG_LEVEL']),
    ...readLimits(environment),
  }
}

function readPort(value: string | undefined): number {
  if (value === undefined || value === '') return 8080
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port > 65_535) {
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${value}"`)
  }
  return port
}

function readBaseUrl(value: string | undefined): string | null {
  if (value === undefined || value === '') return null
  const bare = value.replace(/\/$/, '')
  const url = URL.parse(bare)
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== bare) {
    throw new ConfigError(
      `BASE_URL must be an address such as https://news.example.org, in lower case and without a path, not "${value}"`,
    )
  }
  return bare
}

function readProxies(value: string | undefined): readonly string[] {
  const proxies = (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const wrong = proxies.find((one) => isIP(one.replace(/\/\d{1,3}$/, '')) === 0)
  if (wrong !== undefined) {
    throw new ConfigError(`TRUSTED_PROXIES must be addresses such as 10.0.0.1 or 10.0.0.0/8, not "${wrong}"`)
  }
  return proxies
}

function readLogLevel(value: string | undefined): LogLevel {
  const level = logLevels.find((one) => one === (value || 'info'))
  if (level === undefined) throw new ConfigError(`LOG_LEVEL must be ${logLevels.join(', ')}, not "${value}"`)
  return level
}
