import {
  anchorAt,
  cutBranches,
  readReview,
  reviewOf,
  type Anchor,
  type Branch,
  type Review,
} from '@stanza/review'
import { documentSchema, readDocument } from '@stanza/schema'
import type { Decided, Role } from '@stanza/schema/api'
import { temporaryFolder } from '@stanza/testkit'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import type { Config } from '../../config.ts'
import { importPost } from '../../testing/posts.ts'
import { type TriedServer, tryServer, type Visitor } from '../../testing/try-server.ts'

/** A server with one edition in it, and what a browser does with its review. Only tests use this. */
export interface TriedReview extends AsyncDisposable {
  readonly server: TriedServer
  readonly issue: string
  readonly edition: string
  readonly editor: Visitor
  as(role: Role): Promise<Visitor>
  /** The text as it is on disk. */
  text(): Promise<Y.Doc>
  markdown(): Promise<string>
  review(): Promise<Review>
  anchorOn(words: string): Promise<Anchor>
  /** What a reviewer's browser makes of a change to the blocks. */
  cut(change: (blocks: readonly Node[]) => readonly Node[]): Promise<Branch[]>
  propose(who: Visitor, branches: readonly Branch[], note?: string): Promise<Response>
  /** Proposes and gives the ids. */
  proposed(who: Visitor, change: (blocks: readonly Node[]) => readonly Node[]): Promise<string[]>
  decide(
    who: Visitor,
    what: 'accept' | 'reject' | 'undo' | 'withdraw' | 'clear',
    ids: string[],
  ): Promise<Decided>
  post(who: Visitor, path: string, json: unknown): Promise<Response>
  setPhase(phase: string): Promise<void>
}

export async function tryReview(post?: string, config: Partial<Config> = {}): Promise<TriedReview> {
  const folder = temporaryFolder()
  const server = await tryServer(folder.path, config)
  const editor = await server.as('editor')
  const { issue, edition } = await importPost(editor, '2026-08-05-newsletter.md', post)
  const { rooms } = server.newsroom
  const path = `/api/editions/${edition}`
  const read = async (document: string): Promise<Y.Doc> => (await rooms.read(document))?.ydoc ?? new Y.Doc()
  const tried: TriedReview = {
    server,
    issue: issue.id,
    edition,
    editor,
    as: (role) => server.as(role, issue.id),
    text: () => read(edition),
    markdown: async () => (await editor.get(`${path}/export.md`)).text(),
    review: async () => readReview(await read(reviewOf(edition))),
    async anchorOn(words) {
      const ydoc = await read(edition)
      const [from, to] = placeOf(readDocument(ydoc), words)
      const anchor = anchorAt(ydoc, from, to)
      if (anchor === null) throw new Error(`no anchor on ${words}`)
      return anchor
    },
    async cut(change) {
      const ydoc = await read(edition)
      const next = documentSchema.node('doc', null, [...change(readDocument(ydoc).content.content)])
      return cutBranches(ydoc, next)
    },
    propose: (who, branches, note = '') =>
      who.send('POST', `${path}/suggestions`, { changes: branches.map(sent), note }),
    async proposed(who, change) {
      const answer = await tried.propose(who, await tried.cut(change))
      if (answer.status !== 201) throw new Error(`not proposed: ${await answer.text()}`)
      return ((await answer.json()) as { suggestions: string[] }).suggestions
    },
    async decide(who, what, ids) {
      const answer = await who.send('POST', `${path}/suggestions/${what}`, { ids })
      if (answer.status !== 200) throw new Error(`not decided: ${await answer.text()}`)
      return (await answer.json()) as Decided
    },
    post: (who, below, json) => who.send('POST', `${path}/${below}`, json),
    async setPhase(phase) {
      await editor.send('PATCH', `/api/issues/${issue.id}`, { phase })
    },
    async [Symbol.asyncDispose]() {
      await server.close()
      await folder.remove()
    },
  }
  return tried
}

/** A branch as the browser sends it. */
export const sent = ({ update, blocks }: Branch): { update: string; blocks: readonly string[] } => ({
  update: Buffer.from(update).toString('base64'),
  blocks,
})

function placeOf(document: Node, words: string): [number, number] {
  let at = -1
  document.descendants((node, position) => {
    if (node.isText && at < 0 && node.text?.includes(words)) at = position + node.text.indexOf(words)
  })
  if (at < 0) throw new Error(`nothing says ${words}`)
  return [at, at + words.length]
}

/** Puts other words in place of some, in every block that has them. */
export const saying =
  (words: string, others: string) =>
  (blocks: readonly Node[]): readonly Node[] =>
    blocks.map((block) => replaceIn(block, words, others))

function replaceIn(node: Node, words: string, others: string): Node {
  if (node.isText) return documentSchema.text((node.text ?? '').replace(words, others), node.marks)
  return node.copy(
    node.type.create(
      null,
      node.content.content.map((child) => replaceIn(child, words, others)),
    ).content,
  )
}
