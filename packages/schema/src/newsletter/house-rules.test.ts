import { expect, it } from 'vitest'
import { readNewsletterFile } from './newsletter-file.ts'
import { xmpp } from './presets/xmpp.ts'

it('changes one of the preset’s house rules and keeps the others', () => {
  const read = readNewsletterFile('{ "preset": "xmpp", "checks": { "rules": { "link-http": "off" } } }')
  expect(read.ok ? read.newsletter.checks : read).toEqual({ ...xmpp.checks, rules: { 'link-http': 'off' } })
})

it('takes the rules that only a newsletter of its own has', () => {
  const checks = {
    longestItem: 140,
    languageTags: { tags: ['EN', 'DE'], spaced: true },
    madePaths: ['/extensions/'],
  }
  const read = readNewsletterFile(JSON.stringify({ preset: 'xmpp', checks }))
  expect(read.ok ? read.newsletter.checks : read).toEqual({ ...xmpp.checks, ...checks })
})

it('names the line of a house rule that is not right', () => {
  const read = readNewsletterFile(
    '{\n  "preset": "xmpp",\n  "checks": {\n    "rules": { "link-http": "loud" }\n  }\n}',
  )
  expect(read.ok ? '' : read.message).toMatch(/^line 4: "checks\.rules\.link-http" must be/)
})
