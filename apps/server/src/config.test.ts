import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultLimits } from '@stanza/relay'
import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { sessionCookie } from './access/cookie.ts'
import { readConfig } from './config.ts'
import { usualLimits } from './limits.ts'
import { newsletterOf } from './newsletter-folder.ts'

it('has an answer for everything that the environment leaves out', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    dataFolder: './data',
    databaseUrl: null,
    redisUrl: null,
    assetBucket: null,
    baseUrl: null,
    trustedProxies: [],
    logLevel: 'info',
    metricsToken: null,
    limits: usualLimits,
    relayLimits: defaultLimits,
  })
})

it('reads what it says', () => {
  const environment = {
    HOST: '0.0.0.0',
    PORT: '9000',
    DATA_DIR: '/srv/stanza',
    BASE_URL: 'https://news.example.org/',
    TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2',
  }
  expect(readConfig(environment)).toMatchObject({
    host: '0.0.0.0',
    port: 9000,
    dataFolder: '/srv/stanza',
    baseUrl: 'https://news.example.org',
    trustedProxies: ['10.0.0.1', '10.0.0.2'],
  })
})

it.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '80 80'],
  ['BASE_URL', 'news.example.org'],
  ['BASE_URL', 'ftp://news.example.org'],
  ['BASE_URL', 'https://news.example.org/pad'],
  ['BASE_URL', 'https://News.example.org'],
  ['BASE_URL', 'https://somebody:secret@news.example.org'],
  ['DATABASE_URL', 'mysql://127.0.0.1/stanza'],
  ['DATABASE_URL', 'postgres://127.0.0.1'],
  ['DATABASE_URL', '127.0.0.1'],
  // Found by hand: each of the next four ended with 1 and a stack trace of a library.
  ['DATABASE_URL', 'postgres://127.0.0.1/st%anza'],
  ['REDIS_URL', 'redis://:p%w@127.0.0.1'],
  ['REDIS_URL', 'redis://127.0.0.1/abc'],
  ['TRUSTED_PROXIES', '10.0.0.1/99'],
  ['TRUSTED_PROXIES', '10.0.0.0/0'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['REDIS_URL', 'http://127.0.0.1'],
  ['TRUSTED_PROXIES', 'proxy.example'],
  ['LOG_LEVEL', 'loud'],
  ['METRICS_TOKEN', 'short'],
  ['LIMIT_PEOPLE_PER_ROOM', 'many'],
  ['LIMIT_PEOPLE_PER_ROOM', '0'],
])('names the variable when %s is "%s"', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must`))
})

it.each(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const)(
  'knows the level %s, as the README says',
  (level) => expect(readConfig({ LOG_LEVEL: level }).logLevel).toBe(level),
)

it('lifts a limit that is named, and knows when one is misspelt', () => {
  const environment = { LIMIT_PEOPLE_PER_ROOM: '5000', LIMIT_HANDSHAKES_PER_SECOND: '300' }
  const { limits, relayLimits } = readConfig(environment)
  expect(limits).toEqual({ ...usualLimits, handshakesPerSecond: 300 })
  expect(relayLimits).toEqual({ ...defaultLimits, peoplePerRoom: 5000 })
  expect(() => readConfig({ LIMIT_PEOPLE_IN_ROOM: '5000' })).toThrow(/^LIMIT_PEOPLE_IN_ROOM is not a limit/)
})

it('never repeats an address that may hold a password, and wants PostgreSQL where there is Redis', () => {
  const told = (environment: Record<string, string>): string => {
    try {
      return JSON.stringify(readConfig(environment))
    } catch (error) {
      return String(error)
    }
  }
  expect(told({ DATABASE_URL: 'mysql://ada:hunter2@db/stanza' })).not.toContain('hunter2')
  expect(told({ REDIS_URL: 'redis://127.0.0.1' })).toContain('must come with DATABASE_URL')
  const both = { DATABASE_URL: 'postgres:///stanza?host=/run/postgresql', REDIS_URL: 'redis://127.0.0.1' }
  expect(readConfig(both)).toMatchObject({ databaseUrl: both.DATABASE_URL, redisUrl: both.REDIS_URL })
})

it('takes the preset where the data folder has no newsletter.json, and its own where it has one', async () => {
  await using folder = temporaryFolder()
  expect(newsletterOf(folder.path).name).toContain('XMPP')
  writeFileSync(
    join(folder.path, 'newsletter.json'),
    '{\n  "preset": "xmpp",\n  "name": "The Garden Letter"\n}\n',
  )
  expect(newsletterOf(folder.path).name).toBe('The Garden Letter')
})

it.each([
  ['{\n  "preset": "xmpp",\n  "nmae": "x"\n}', /newsletter\.json: line 3: .*nmae/],
  ['{\n  "preset": "xmpp",\n}', /newsletter\.json: line 3: /],
  ['[]', /newsletter\.json: line 1: /],
])('names key and line of a newsletter.json that is broken: %j', async (json, message) => {
  await using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'newsletter.json'), json)
  expect(() => newsletterOf(folder.path)).toThrow(message)
})

it('reads a bucket with its key, and says what is wrong with it without saying the secret', () => {
  const whole = { ASSETS_URL: 'https://s3.example.org/news/', ASSETS_KEY_ID: 'key', ASSETS_SECRET: 'hunter2' }
  expect(readConfig(whole).assetBucket).toEqual({
    url: 'https://s3.example.org/news',
    keyId: 'key',
    secret: 'hunter2',
    region: 'us-east-1',
  })
  expect(readConfig({ ...whole, ASSETS_REGION: 'eu-north-1' }).assetBucket?.region).toBe('eu-north-1')
  const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ ...whole, ASSETS_URL: 's3://news' }, /^ASSETS_URL must be/],
    [{ ...whole, ASSETS_URL: 'https://s3.example.org' }, /^ASSETS_URL must be/],
    [{ ...whole, ASSETS_URL: 'https://key:hunter2@s3.example.org/news' }, /^ASSETS_URL must be/],
    [{ ...whole, ASSETS_URL: 'https://s3.example.org/news?x=hunter2' }, /^ASSETS_URL must be/],
    [{ ...whole, ASSETS_KEY_ID: '' }, /^ASSETS_URL needs ASSETS_KEY_ID/],
    [{ ...whole, ASSETS_SECRET: '' }, /^ASSETS_URL needs ASSETS_SECRET/],
    [{ ...whole, ASSETS_SECRET: 'hunter2\n' }, /^ASSETS_URL needs ASSETS_SECRET/],
    [{ ...whole, ASSETS_REGION: 'a/b' }, /^ASSETS_REGION must be/],
    [{ ASSETS_SECRET: 'hunter2' }, /^ASSETS_SECRET is for ASSETS_URL/],
  ]
  for (const [environment, message] of wrong) {
    expect(() => readConfig(environment)).toThrow(message)
    expect(() => readConfig(environment)).not.toThrow(/hunter2/)
  }
})

it('[S73] takes plain http for this machine and private networks only, and makes cookies that never leave https', () => {
  const base = (address: string) => () => readConfig({ BASE_URL: address }).baseUrl
  for (const near of [
    'http://localhost:8080',
    'http://127.0.0.1',
    'http://192.168.1.5:8080',
    'http://172.31.0.1',
    'http://[::1]:8080',
    'http://[fd00::7]',
    'http://stanza',
    'http://news.local',
    'https://news.example.org',
  ])
    expect(base(near)()).toBe(near)
  for (const far of [
    'http://news.example.org',
    'http://8.8.8.8',
    'http://172.32.0.1',
    'http://[2001:db8::1]',
    'http://local.example.org',
    'http://localhost.example.org',
  ])
    expect(base(far)).toThrow(/^BASE_URL must begin with https/)
  const { name, options } = sessionCookie('https://news.example.org')
  expect(name).toMatch(/^__Host-/)
  expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' })
})
