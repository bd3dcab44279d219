import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { arrows } from './architecture/arrows.ts'
import { importCycles } from './architecture/cycles.ts'
import {
  fileRules,
  followsArrows,
  hasNoAny,
  isNamedForItsContent,
  isShort,
  respectsFences,
  staysInWorkspace,
  staysPure,
} from './architecture/rules.ts'
import { readSourceFiles, sourceFile } from './architecture/source-files.ts'
import { root } from './step.ts'

interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
}
const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T
const files = readSourceFiles(root)
const rooms = globSync('{packages,apps}/*/package.json', { cwd: root }).map((path) => ({
  folder: dirname(path),
  ...readJson<Manifest>(path),
}))
const entries = new Map(
  rooms.flatMap(({ folder, name, exports = {} }) =>
    Object.entries(exports).map(([key, file]) => [posix.join(name, key), posix.join(folder, file)] as const),
  ),
)

describe('the rules of the house', () => {
  it('are looked at over all the source there is', () => {
    expect(files.length).toBeGreaterThan(150)
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(400)
    expect(rooms.map(({ name }) => name.replace('@stanza/', '')).toSorted()).toEqual(
      Object.keys(arrows).toSorted(),
    )
  })

  for (const rule of fileRules) {
    it(`hold: ${rule.name}`, () => expect(files.flatMap(rule)).toEqual([]))
  }

  it('hold: no import goes in a circle', () => expect(importCycles(files, entries)).toEqual([]))

  it('hold: a room depends on what its arrows say', () => {
    for (const { name, dependencies = {} } of rooms) {
      const own = Object.keys(dependencies).filter((dependency) => dependency.startsWith('@stanza/'))
      const allowed = (arrows[name.replace('@stanza/', '')] ?? []).map(
        (arrow) => `@stanza/${arrow.split('/')[0]}`,
      )
      expect(
        own.filter((dependency) => !allowed.includes(dependency)),
        name,
      ).toEqual([])
    }
  })
})

describe('the rules can be broken, and then say so', () => {
  it.each([
    ['packages/schema/src/a.ts', `import { parse } from '@stanza/markdown'`],
    ['packages/relay/src/a.ts', `import { nodes } from '@stanza/schema'`],
    ['packages/editor/src/a.ts', `import type {\n  Post,\n} from '@stanza/markdown'`],
    ['apps/server/src/a.ts', `export { App } from '@stanza/web'`],
    ['apps/web/src/a.tsx', `const app = await import('@stanza/server')`],
    ['apps/web/src/a.ts', `import { Room } from '@stanza/relay'`],
    ['apps/web/src/a.test.ts', `import { app } from '@stanza/server'`],
    ['packages/store/src/a.ts', `import { doc } from '@stanza/testkit'`],
    ['packages/radar/src/a.ts', `import { nodes } from '@stanza/schema'`],
    ['packages/schema/src/a.ts', `import '@stanza/schema/api'`],
  ])('%s: %s', (path, text) => expect(followsArrows(sourceFile(path, text))).toHaveLength(1))

  it('and what has an arrow is left alone', () => {
    expect(
      followsArrows(sourceFile('apps/web/src/a.ts', `import { frame } from '@stanza/relay/client'`)),
    ).toEqual([])
    expect(
      followsArrows(sourceFile('packages/store/src/a.test.ts', `import { doc } from '@stanza/testkit'`)),
    ).toEqual([])
  })

  it('a way round the arrows', () => {
    expect(
      staysInWorkspace(
        sourceFile('packages/checks/src/a/b.ts', `import { x } from '../../../schema/src/x.ts'`),
      ),
    ).toHaveLength(1)
    expect(staysInWorkspace(sourceFile('packages/checks/src/a/b.ts', `import { x } from '../c.ts'`))).toEqual(
      [],
    )
  })

  it('a machine in a pure room, and a library over its fence', () => {
    expect(
      staysPure(sourceFile('packages/markdown/src/a.ts', `import { join } from 'node:path'`)),
    ).toHaveLength(1)
    expect(staysPure(sourceFile('packages/store/src/a.ts', `import { join } from 'node:path'`))).toEqual([])
    expect(
      respectsFences(sourceFile('packages/editor/src/a.ts', `import { useState } from 'react'`)),
    ).toHaveLength(1)
  })

  it('a long file, an empty name, an any', () => {
    expect(isShort(sourceFile('tools/a.ts', 'x\n'.repeat(401)))).toHaveLength(1)
    for (const name of [
      'packages/a/src/utils.ts',
      'packages/a/src/common/b.ts',
      'apps/web/src/ui/types.tsx',
    ]) {
      expect(isNamedForItsContent(sourceFile(name, '')), name).toHaveLength(1)
    }
    for (const text of ['let a: any', 'x as any', 'Map<string, any>', 'type A = any | null']) {
      expect(hasNoAny(sourceFile('tools/a.ts', text)), text).toHaveLength(1)
    }
    expect(
      hasNoAny(
        sourceFile(
          'tools/a.ts',
          `// as any\nconst say = 'for: any'\nexpect.any(Number)\nconst kinds = { type: 7, any: 8 }`,
        ),
      ),
    ).toEqual([])
  })

  it('a circle, within a room and through two', () => {
    const within = [
      sourceFile('packages/a/src/x.ts', `import { y } from './y.ts'`),
      sourceFile('packages/a/src/y.ts', `import { x } from './x.ts'`),
    ]
    expect(importCycles(within, new Map())).toEqual([
      'cycle: packages/a/src/x.ts → packages/a/src/y.ts → packages/a/src/x.ts',
    ])
    const through = [
      sourceFile('packages/a/src/index.ts', `import { b } from '@stanza/b'`),
      sourceFile('packages/b/src/index.ts', `import { a } from '@stanza/a'`),
    ]
    const names = new Map([
      ['@stanza/a', 'packages/a/src/index.ts'],
      ['@stanza/b', 'packages/b/src/index.ts'],
    ])
    expect(importCycles(through, names)).toHaveLength(1)
  })
})
