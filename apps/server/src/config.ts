import { isIP } from 'node:net'
import type { Limits as RelayLimits } from '@stanza/relay'
import type { AssetBucketConfig } from '@stanza/store'
import { readAssetBucket } from './assets/read-asset-bucket.ts'
import { ConfigError, type Environment } from './config-error.ts'
import { isNearHost } from './near-host.ts'
import { readLimits, type Limits } from './limits.ts'

export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Folder of the database and of `newsletter.json`. */
  readonly dataFolder: string
  /** A PostgreSQL database for everything, in place of the folder's own; null or left out: the folder's. */
  readonly databaseUrl?: string | null
  /** A Redis over which nodes on one PostgreSQL hint at changes; null or left out: they look every second. */
  readonly redisUrl?: string | null
  /** A bucket for the bytes of images; null or left out: they are in the database. */
  readonly assetBucket?: AssetBucketConfig | null
  /** Address that browsers use, without a trailing slash; null: `http://localhost:<port>`. */
  readonly baseUrl: string | null
  /** Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed (threats.md T44). */
  readonly trustedProxies: readonly string[]
  readonly logLevel: LogLevel
  /** What a program must bring to read `/metrics`; null or left out: nobody reads it. */
  readonly metricsToken?: string | null
  readonly limits: Limits
  /** What one connection, room and document may use; default: the relay's own. */
  readonly relayLimits?: RelayLimits
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

/**
 * Reads the configuration from the environment: `PORT`, `HOST`, `DATA_DIR`, `DATABASE_URL`, `REDIS_URL`, `ASSETS_URL` with its key, `BASE_URL`,
 * `TRUSTED_PROXIES`, `LOG_LEVEL`, `METRICS_TOKEN`, and `LIMIT_…` for each limit. Pure.
 * @throws ConfigError naming the variable.
 */
export function readConfig(environment: Environment): Config {
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: readPort(environment['PORT']),
    dataFolder: environment['DATA_DIR'] || './data',
    databaseUrl: readDatabaseUrl(environment['DATABASE_URL']),
    redisUrl: readRedisUrl(environment['REDIS_URL'], environment['DATABASE_URL']),
    assetBucket: readAssetBucket(environment),
    baseUrl: readBaseUrl(environment['BASE_URL']),
    trustedProxies: readProxies(environment['TRUSTED_PROXIES']),
    logLevel: readLogLevel(environment['LOG_LEVEL']),
    metricsToken: readMetricsToken(environment['METRICS_TOKEN']),
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

// The messages do not repeat the value, which may hold a password.
function readDatabaseUrl(value: string | undefined): string | null {
  if (value === undefined || value === '') return null
  const url = URL.parse(value)
  if (
    url === null ||
    !/^postgres(ql)?:$/.test(url.protocol) ||
    !isReadable(url.pathname) ||
    url.pathname.length < 2
  ) {
    throw new ConfigError(
      'DATABASE_URL must be an address such as postgres://user:password@127.0.0.1:5432/stanza',
    )
  }
  return value
}

function readRedisUrl(value: string | undefined, databaseUrl: string | undefined): string | null {
  if (value === undefined || value === '') return null
  const url = URL.parse(value)
  const isWhole = url !== null && /^rediss?:$/.test(url.protocol) && /^\/?\d*$/.test(url.pathname)
  if (!isWhole || !isReadable(url.username) || !isReadable(url.password)) {
    throw new ConfigError(
      'REDIS_URL must be an address such as redis://:password@127.0.0.1:6379, with %25 for a % in the password',
    )
  }
  if (databaseUrl === undefined || databaseUrl === '') {
    throw new ConfigError('REDIS_URL must come with DATABASE_URL: it is for several nodes on one PostgreSQL')
  }
  return value
}

/** Whether a part of an address has no % that stands for nothing, on which whoever uses it would stumble. */
function isReadable(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
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
  if (url.protocol === 'http:' && !isNearHost(url.hostname)) {
    throw new ConfigError(
      `BASE_URL must begin with https: over plain http anybody on the way reads what is written and who is signed in. http is for this machine and private networks, not "${value}"`,
    )
  }
  return bare
}

function readProxies(value: string | undefined): readonly string[] {
  const proxies = (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const wrong = proxies.find((one) => !isNetwork(one))
  if (wrong !== undefined) {
    throw new ConfigError(`TRUSTED_PROXIES must be addresses such as 10.0.0.1 or 10.0.0.0/8, not "${wrong}"`)
  }
  return proxies
}

/** An address, or one with the length of its network, from 1 to as many bits as the address has. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (bits === undefined) return most > 0
  return more.length === 0 && /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most
}

function readMetricsToken(value: string | undefined): string | null {
  if (value === undefined || value === '') return null
  if (!/^[A-Za-z0-9._~+/=-]{16,256}$/.test(value)) {
    throw new ConfigError('METRICS_TOKEN must be 16 to 256 letters, digits or . _ ~ + / = -')
  }
  return value
}

function readLogLevel(value: string | undefined): LogLevel {
  const level = logLevels.find((one) => one === (value || 'info'))
  if (level === undefined) throw new ConfigError(`LOG_LEVEL must be ${logLevels.join(', ')}, not "${value}"`)
  return level
}
