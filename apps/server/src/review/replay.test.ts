import { parse, render } from '@stanza/markdown'
import { cutBranches, openPreview } from '@stanza/review'
import { documentSchema, patchDocument, readDocument, readMatter } from '@stanza/schema'
import { describeWithCorpus } from '@stanza/testkit'
import type { Node } from 'prosemirror-model'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sent, tryReview, type TriedReview } from './testing/try-review.ts'

/** Ten posts of different lengths, years and languages. */
const replayed = 10
const editsEach = 40

/**
 * What review commits of this newsletter undo: typos, wording, links, items that are missing, in the wrong place or too
 * many. Made from the post itself, so that taking it all back gives the post.
 */
function degrade(post: Node): { document: Node; edits: number } {
  const left = { edits: 0, turn: 0 }
  const isWanted = (): boolean => left.edits < editsEach && (left.turn += 1) % 2 === 0
  const walk = (node: Node): Node => {
    if (node.isTextblock || node.isLeaf) return isWanted() ? degradeBlock(node, left) : node
    const children: Node[] = []
    for (const child of node.content.content) {
      const isItem = child.type.name === 'listItem' && child.childCount === 1
      if (isItem && node.childCount > 2 && isWanted() && left.edits % 4 === 1) {
        left.edits += 1
        // Missing, one place too late, or there with another that is too many.
        if (left.edits % 3 === 0) continue
        if (left.edits % 3 === 1 && children.length > 0) children.splice(children.length - 1, 0, child)
        else children.push(child, child.type.create(null, paragraph(`Superfluous entry ${left.edits}`)))
      } else children.push(walk(child))
    }
    return node.type.create(node.attrs, children)
  }
  return { document: walk(post), edits: left.edits }
}

const paragraph = (text: string): Node => documentSchema.node('paragraph', null, documentSchema.text(text))

function degradeBlock(block: Node, left: { edits: number }): Node {
  if (block.type.name === 'figure') {
    left.edits += 1
    return block.type.create({
      ...block.attrs,
      source: String(block.attrs['source']).replace('src=', 'class="x" src='),
    })
  }
  let isDone = false
  const children = block.content.content.map((node) => {
    const word = /\p{L}{5,}/u.exec(node.text ?? '')
    if (isDone || word === null || !node.isText) return node
    isDone = true
    left.edits += 1
    const [first = '', second = ''] = [...word[0]]
    const typo = word[0].replace(first + second, second + first + first)
    const text = (node.text ?? '').replace(word[0], typo)
    const link = documentSchema.marks.link.create({ href: `https://wrong.example/${left.edits}` })
    const isLink = left.edits % 5 === 0 && node.marks.some(({ type }) => type.name === 'link')
    return documentSchema.text(text, isLink ? link.addToSet(node.marks) : node.marks)
  })
  return isDone ? block.type.create(block.attrs, children) : block
}

describeWithCorpus(
  '[law] forty review edits by four people, all accepted, give the post byte for byte',
  (posts) => {
    const long = posts.filter(({ markdown }) => degrade(parse(markdown).document).edits >= editsEach)
    const picked = Array.from(
      { length: replayed },
      (_, index) => long[Math.floor((index * long.length) / replayed)],
    )
    let tried: TriedReview
    beforeAll(async () => {
      tried = await tryReview()
    })
    afterAll(() => tried[Symbol.asyncDispose]())

    it.each(picked.map((post) => [post?.name ?? '', post] as const))('%s', async (name, post) => {
      if (post === undefined) throw new Error('there are fewer long posts than that')
      const { editor, server } = tried
      const made = await editor.send('POST', '/api/issues', {
        kind: 'import',
        post: { name, content: Buffer.from(post.markdown).toString('base64') },
      })
      expect([name, made.status]).toEqual([name, 201])
      const { edition, issue } = (await made.json()) as { edition: string; issue: { id: string } }
      const path = `/api/editions/${edition}`
      const download = async (): Promise<string> => (await editor.get(`${path}/export.md`)).text()
      const { rooms } = server.newsroom
      const start = (await rooms.read(edition))?.ydoc
      if (start === undefined) throw new Error('the edition is gone')
      const whole = readDocument(start)
      const bad = degrade(whole)
      await rooms.edit(edition, 'author', (ydoc) => patchDocument(ydoc, bad.document))
      const degraded = await download()
      expect(degraded).not.toBe(post.markdown)
      expect(bad.edits).toBe(editsEach)

      const main = (await rooms.read(edition))?.ydoc
      if (main === undefined) throw new Error('the edition is gone')
      const branches = cutBranches(main, whole)
      expect(branches.length).toBeGreaterThan(15)
      const people = await Promise.all([1, 2, 3, 4].map(() => server.as('suggester', issue.id)))
      const ids: string[] = []
      for (const [index, who] of people.entries()) {
        const changes = branches.filter((_, at) => at % 4 === index).map(sent)
        const answer = await who.send('POST', `${path}/suggestions`, { changes, note: 'as published' })
        expect(answer.status, await answer.clone().text()).toBe(201)
        ids.push(...((await answer.json()) as { suggestions: string[] }).suggestions)
      }
      expect(await download()).toBe(degraded)
      const preview = openPreview(main)
      preview.show(branches.map((branch, index) => ({ ...branch, id: String(index) })))
      expect(preview.decorations().obsolete).toEqual([])
      preview.destroy()

      const answer = await editor.send('POST', `${path}/suggestions/accept`, { ids: ids.toReversed() })
      expect(await answer.json()).toMatchObject({ obsolete: [], unchanged: [] })
      const after = (await rooms.read(edition))?.ydoc
      if (after === undefined) throw new Error('the edition is gone')
      expect(render(readDocument(after), readMatter(after), post.markdown).markdown).toBe(await download())
      expect(await download()).toBe(post.markdown)
      await editor.send('POST', `${path}/suggestions/undo`, { ids })
      expect(await download()).toBe(degraded)
    })
  },
)
