import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import {
  findSystemProgram,
  systemProgramNames,
  systemPrograms,
  type SystemProgramName,
} from './system-programs.ts'

/** Where each program is, after everything was tried; null is what this machine cannot give. */
export type Found = Readonly<Record<SystemProgramName, string | null>>

const say = (line: string): void => console.log(`  ${line}`)

/**
 * Finds the programs that tests drive. What is missing is installed where that needs no question: on Debian as root from its
 * packages, without starting their services; else, for the browser alone, by Playwright.
 */
export function provideSystemPrograms(): Found {
  const missing = systemProgramNames.filter((name) => findSystemProgram(name) === null)
  if (missing.length > 0 && isDebian() && process.getuid?.() === 0) {
    installDebian(missing.map((name) => systemPrograms[name].debian))
  }
  if (missing.includes('chromium') && findSystemProgram('chromium') === null) {
    run('playwright', ['install', 'chromium'])
  }
  const found = Object.fromEntries(systemProgramNames.map((name) => [name, findSystemProgram(name)])) as Found
  for (const name of systemProgramNames) {
    const path = found[name]
    if (path === null) say(`${name}: NOT HERE. SKIPPED for it: ${systemPrograms[name].tests}`)
    else say(`${name}: ${path}${missing.includes(name) ? ' (just installed)' : ''}`)
  }
  return found
}

const isDebian = (): boolean => existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')

function installDebian(packages: readonly string[]): void {
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages]
  // RUNLEVEL=1 tells Debian's maintainer scripts not to start what they install. The package lists are fetched only when the
  // ones at hand do not do: that takes longer than most installs.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  if (run('apt-get', install, env)) return
  run('apt-get', ['update', '-q'], env)
  run('apt-get', install, env)
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  say(`$ ${[command, ...args].join(' ')}`)
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: 900_000,
  })
  return status === 0
}

if (import.meta.main) provideSystemPrograms()
