import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './step.ts'

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>
}
const names = Object.keys(packages).map((path) => path.replace(/.*node_modules\//, ''))

/** Paths of all copies of the packages whose name fits. */
const copies = (fits: RegExp): readonly string[] => names.filter((name) => fits.test(name))

// Two copies of one of these and `instanceof` no longer holds: documents that look right and cannot be read.
it('has one copy of yjs and of every prosemirror package', () => {
  const found = copies(/^(yjs|lib0|y-protocols|y-websocket|prosemirror-[a-z-]+|@tiptap\/(core|pm|y-tiptap))$/)
  expect(found).toEqual(
    expect.arrayContaining(['yjs', 'y-protocols', 'prosemirror-model', 'prosemirror-view']),
  )
  expect(found.filter((name, index) => found.indexOf(name) !== index)).toEqual([])
})

// A registry may have a package without the builds for all platforms yet. npm then leaves them out without a word, and
// `npm ci` refuses the lock file on every machine.
it('knows the build of every tool for every platform', () => {
  const known = new Set(names)
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) => (known.has(name) ? [] : [`${name} of ${path}`])),
  )
  expect(missing).toEqual([])
})
