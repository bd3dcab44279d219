import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { runWords } from '../testing/run-words.ts'

const odd = `---
title:   "Two  spaces"
tags: [a,b]
---
Setext heading
==============

*  a star list
*  with *emphasis* and __strong__

{{< figure src="/a.png"   caption="x" >}}

<div>raw</div>
`

it('gives the same bytes, through a real document', async () => {
  await using folder = temporaryFolder()
  const path = join(folder.path, 'post.md')
  writeFileSync(path, odd)
  expect(await runWords(folder.path, 'format', path)).toEqual({ code: 0, stdout: odd, stderr: '' })
})

it('writes the house style when it is asked to', async () => {
  await using folder = temporaryFolder()
  const path = join(folder.path, 'post.md')
  writeFileSync(path, odd)
  const { code, stdout } = await runWords(folder.path, 'format', '--house-style', path)
  expect(code).toBe(0)
  expect(stdout).not.toBe(odd)
  const again = join(folder.path, 'again.md')
  writeFileSync(again, stdout)
  expect((await runWords(folder.path, 'format', '--house-style', again)).stdout).toBe(stdout)
})

it('keeps what house style is not about: comments and keys of the front matter, headings; own links lose the site', async () => {
  await using folder = temporaryFolder()
  const path = join(folder.path, 'post.md')
  const post = (list: string): string =>
    `---\ntitle:   "Two  spaces" # as it is\naliases: [/old/]\nlayout: wide\n---\n\nSetext heading\n==============\n\n${list}\n`
  writeFileSync(path, post('* a [lantern](https://xmpp.org/lanterns/)\n\n\n* a star  '))
  const { stdout } = await runWords(folder.path, 'format', '--house-style', path)
  expect(stdout).toBe(post('- a [lantern](/lanterns/)\n\n- a star'))
})

it('writes many files below a folder: by name, and by path where names meet', async () => {
  await using folder = temporaryFolder()
  const at = (...parts: string[]): string => join(folder.path, ...parts)
  for (const place of ['one', 'two']) {
    mkdirSync(at(place))
    writeFileSync(at(place, 'index.md'), `${place}\n`)
    writeFileSync(at(place, `${place}.md`), `${place}\n`)
  }
  await runWords(folder.path, 'format', '--out', at('flat'), at('one/one.md'), at('two/two.md'))
  expect(readFileSync(at('flat/two.md'), 'utf8')).toBe('two\n')
  await runWords(folder.path, 'format', '--out', at('deep'), at('one/index.md'), at('two/index.md'))
  expect(readFileSync(at('deep/two/index.md'), 'utf8')).toBe('two\n')
})

it('ends with 2 and names file, line and reason for what is no text; the other files are done', async () => {
  await using folder = temporaryFolder()
  const [bad, good] = [join(folder.path, 'bad.md'), join(folder.path, 'good.md')]
  writeFileSync(bad, Buffer.from('fine\nCaf\xe9\n', 'latin1'))
  writeFileSync(good, 'fine\n')
  const { code, stdout, stderr } = await runWords(folder.path, 'format', bad, good)
  expect({ code, stdout }).toEqual({ code: 2, stdout: 'fine\n' })
  expect(stderr).toMatch(/bad\.md:2: .*not UTF-8/)
})

it('names file, line and reason for a shortcode that would end the build, and writes it as text', async () => {
  await using folder = temporaryFolder()
  const path = join(folder.path, 'post.md')
  writeFileSync(path, `one\n\n{{< figure caption='x' >}}\n`)
  const { code, stdout, stderr } = await runWords(folder.path, 'format', path)
  expect({ code, stdout }).toEqual({ code: 1, stdout: `one\n\n{{&#60; figure caption='x' >}}\n` })
  expect(stderr).toMatch(/post\.md:3: .*must stand in quotes/)
})

it('tells how far it is when there are many', async () => {
  await using folder = temporaryFolder()
  const paths = Array.from({ length: 120 }, (_, index) => join(folder.path, `${index}.md`))
  for (const path of paths) writeFileSync(path, 'text\n')
  const { code, stderr } = await runWords(folder.path, 'format', '--out', join(folder.path, 'out'), ...paths)
  expect(code).toBe(0)
  expect(stderr.split('\n')).toContain('120 of 120 files')
  expect(stderr.split('\n').length).toBeLessThan(15)
})
