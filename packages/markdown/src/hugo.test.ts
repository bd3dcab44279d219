import { expect, it } from 'vitest'
import fc from 'fast-check'
import { buildWithHugo, describeWithCorpus, describeWithHugo, hostileDocuments } from '@stanza/testkit'
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
})
