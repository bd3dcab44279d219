import { expect, it } from 'vitest'
import fc from 'fast-check'
import {
  buildWithHugo,
  describeWithCorpus,
  describeWithHugo,
  doc,
  hostileDocuments,
  p,
} from '@stanza/testkit'
import { parse, render } from './index.ts'

const oneSpace = (html: string | undefined): string | undefined => html?.replaceAll(/\s+/g, ' ')

describeWithHugo('real Hugo', () => {
  describeWithCorpus('of every post', (posts) => {
    it('[WR6] makes the same page of a post and of the post written anew', async () => {
      const original = new Map(posts.map(({ name, markdown }) => [name, markdown]))
      const anew = new Map(
        posts.map(({ name, markdown }) => {
          const { document, matter } = parse(markdown)
          return [name, render(document, matter, markdown, { slices: false }).markdown]
        }),
      )
      const [before, after] = [await buildWithHugo(original), await buildWithHugo(anew)]
      expect(after.pages).toBe(posts.length)
      // Indentation within a list changes that of the lines that a figure's template prints.
      const differing = posts.filter(
        ({ name }) => oneSpace(before.html.get(name)) !== oneSpace(after.html.get(name)),
      )
      expect(differing.map(({ name }) => name)).toEqual([])
    })
  })

  it('[EX6] builds a site of 200 hostile pages and never runs the canary', async () => {
    const matter = { entries: [['title', 'Hostile']] } as const
    const pages = new Map(
      fc
        .sample(hostileDocuments, { numRuns: 200, seed: 20_310_205 })
        .map((document, index) => [`page ${index}`, render(document, matter).markdown]),
    )
    const site = await buildWithHugo(pages)
    expect(site.pages).toBe(200)
    expect([...site.html.values()].filter((html) => html.includes('CANARY-RAN'))).toEqual([])
  })

  it('[EX6] would see the canary if it ran, and a broken build', async () => {
    const page = (body: string) => new Map([['page', `---\ntitle: x\n---\n\n${body}\n`]])
    expect((await buildWithHugo(page('{{< canary >}}'))).html.get('page')).toContain('CANARY-RAN')
    await expect(buildWithHugo(page('{{< canary'))).rejects.toThrow('hugo refused the site')
  })

  it('[SC4] agrees with Hugo on what shortcodes are', async () => {
    const sources = [
      'a {{</* canary */>}} b',
      '`{{%/* canary */%}}`',
      '{{</* canary',
      'a {{< ref-word "x>}}" >}} b',
    ]
    const pages = new Map(
      sources.flatMap((source) => {
        const { document } = parse(source)
        return [[source, render(document, { entries: [['title', 'x']] }).markdown] as const]
      }),
    )
    const { html } = await buildWithHugo(pages)
    expect(html.get(sources[0]!)).toContain('{{&lt; canary &gt;}}')
    expect(html.get(sources[1]!)).toContain('<code>{{% canary %}}</code>')
    expect(html.get(sources[2]!)).toContain('{{&lt;/* canary')
    expect(html.get(sources[3]!)).toContain('<i>x&gt;}}</i>')
  })

  it('[EX5] [EX6] builds pages without front matter, whatever they begin with', async () => {
    const blocks = ['- a', '+ a', '---', '{a}', '#+ a', '+++', '<p>a</p>', '<!-- a -->'].map(
      (source) => parse(`x\n\n${source}\n`).document.lastChild!,
    )
    const pages = blocks.map(
      (block, index) => [`page ${index}`, render(doc(block), { entries: [] }).markdown] as const,
    )
    expect((await buildWithHugo(new Map(pages))).pages).toBe(pages.length)
  })

  it.each([
    ['## **~~a~~**', true],
    ['## *b ~~a~~ c*', true],
    ['## [~~a~~](/x)', true],
    ['**~~a~~**\n===', true],
    ['> - # **[ ] a**', true],
    ['- # **b [ ] a**', true],
    ['- # *b [x]a*', true],
    ['## ~~**a**~~', false],
    ['**~~a~~**', false],
    ['- # [ ] a', false],
    ['# **[ ] a**', false],
    ['- b\n\n  ## *[x] a*', false],
    ['- # **\\[ ] a**', false],
  ])('[WR7] %j ends the build: %s, and a finding says so', async (heading, stops) => {
    const source = `word\n\n${heading}\n\nend\n`
    const built = await buildWithHugo(new Map([['page', source]])).then(
      () => true,
      () => false,
    )
    expect(built).toBe(!stops)
    const { document, matter, findings } = parse(source)
    const expected = stops ? [{ rule: 'hugo-stops', severity: 'error' }] : []
    expect(findings).toMatchObject(expected)
    expect(findings).toHaveLength(expected.length)
    // The bytes stay, and so does the finding; written anew there is nothing to find.
    expect(render(document, matter, source)).toMatchObject({ markdown: source, findings: expected })
    const edited = doc(...document.content.content.slice(0, -1), p('other'))
    expect(render(edited, matter, source).findings).toMatchObject(expected)
    const anew = render(document, matter)
    expect(anew.findings).toEqual([])
    expect((await buildWithHugo(new Map([['page', anew.markdown]]))).pages).toBe(1)
  })
})
