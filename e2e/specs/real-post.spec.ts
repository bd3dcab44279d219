import { readCorpus } from '@stanza/testkit'
import { postFile, posts } from '../harness/fixture-posts.ts'
import { expect, test } from '../harness/test.ts'

// The month's main job on the newest published post, with the configuration that the product starts with. Where the posts
// are absent, on the fixture.
const english = readCorpus().filter((post) => post.language === 'en')
const [before, newest] = english.slice(-2)
const real = before !== undefined && newest !== undefined
if (!real)
  process.stderr.write('SKIPPED: the newest published post: there is no corpus; the fixture serves\n')
const last = real ? postFile(newest.name, newest.markdown) : posts.may
const earlier = real ? postFile(before.name, before.markdown) : posts.april

test.use({ newsletter: real ? 'preset' : 'fixture' })

test('the newest post: imported, written in by two, exported with only their change', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople(last)
  const source = last.buffer.toString()
  expect(await owner.exportMarkdown()).toBe(source)
  const paragraph = source.split('\n').find((line) => /^[A-Z][\w ,.'’]{40,}[.!]$/.test(line)) ?? ''
  expect(paragraph, 'a plain line to write at the end of').not.toBe('')
  await owner.edition.writeAfter(paragraph, ' One more sentence.')
  await writer.edition.reads(`${paragraph} One more sentence.`)
  expect(await owner.savedMarkdown()).toBe(source.replace(paragraph, `${paragraph} One more sentence.`))
})

test('the newest two posts make the next issue', async ({ stanza }) => {
  const { issues, edition } = await stanza.owner()
  await issues.open()
  const [year = 0, month = 0] = last.name.split('-').map(Number)
  const next = `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-05`
  await issues.draftFrom([earlier, last], next)
  await edition.isOpen()
  const covered = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 1),
  )
  await expect(edition.title).toHaveValue(new RegExp(`${covered}$`))
  await edition.reads(`This issue covers the month of ${covered}.`)
})
