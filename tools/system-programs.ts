import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

/** A program that is not on the npm registry: tests drive the real one. */
interface SystemProgram {
  /** Names it goes by, the usual one first. */
  readonly commands: readonly string[]
  /** Places outside PATH, as globs. */
  readonly places: readonly string[]
  /** The package that has it on Debian. */
  readonly debian: string
  /** Prints the version and ends at once. */
  readonly proof: string
  readonly tests: string
}

export const systemPrograms = {
  chromium: {
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    debian: 'chromium',
    proof: '--version',
    tests: 'everything in e2e/, the screenshots and bench:editor',
  },
  hugo: {
    commands: ['hugo'],
    places: [],
    debian: 'hugo',
    proof: 'version',
    tests: 'the tests that build an export with Hugo',
  },
  redis: {
    commands: ['redis-server'],
    places: [],
    debian: 'redis-server',
    proof: '--version',
    tests: 'the tests of several nodes',
  },
  postgres: {
    commands: ['postgres'],
    // Debian keeps the server's programs out of PATH; the newest version first.
    places: ['/usr/lib/postgresql/*/bin/postgres'],
    debian: 'postgresql',
    proof: '--version',
    tests: 'the tests of the PostgreSQL store',
  },
} as const satisfies Record<string, SystemProgram>

export type SystemProgramName = keyof typeof systemPrograms
export const systemProgramNames = Object.keys(systemPrograms) as SystemProgramName[]

/** Path of a program that was seen to run, or null. Being there is not enough: a broken link or a wrapper is there too. */
export function findSystemProgram(name: SystemProgramName): string | null {
  const program: SystemProgram = systemPrograms[name]
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const candidates = [
    ...program.commands.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...program.places.flatMap((place) =>
      place.includes('*') ? globSync(place).toSorted().toReversed() : [place],
    ),
    ...(name === 'chromium' ? [chromium.executablePath()] : []),
  ]
  return candidates.find((path) => isExecutable(path) && runs(path, program.proof)) ?? null
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function runs(path: string, proof: string): boolean {
  return spawnSync(path, [proof], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
