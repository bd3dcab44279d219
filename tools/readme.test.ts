import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './step.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The commands in the README's code blocks. */
const commands = [...read('README.md').matchAll(/^```(?:sh)?\n([\s\S]*?)^```$/gm)].map((match) =>
  (match[1] ?? '').trim(),
)
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

it('has one command that starts everything and one that tests everything', () => {
  expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test'])
})

it('is tested by CI with the command it gives, and nothing before it', () => {
  const lines = read('.ci/run')
    .split('\n')
    .filter((line) => line.startsWith('npm'))
  expect(lines.join(' && ')).toBe(commands[1])
})

it('has its start command run by the test command', () => {
  expect(scripts['test']).toBe('node tools/test.ts')
  expect(read('tools/test.ts')).toContain('tools/try-start.ts')
  expect(read('tools/try-start.ts')).toContain(`spawn('npm', ['start']`)
})

it('names only scripts that there are', () => {
  const named = [...read('README.md').matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(2)
  for (const name of named) expect(scripts).toHaveProperty([name])
})

it('lists every variable that the server reads', () => {
  const cells = [...read('README.md').matchAll(/^\| (`[^|]+) \|/gm)].map((match) => match[1] ?? '')
  const listed = cells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1] ?? ''))
  const readers = read('apps/server/src/config.ts') + read('apps/server/src/assets/read-asset-bucket.ts')
  const asked = new Set(
    [...readers.matchAll(/(?:environment\[|said\()'([A-Z_]+)'/g)].map((match) => match[1] ?? ''),
  )
  expect(listed.toSorted()).toEqual([...asked].toSorted())
})
