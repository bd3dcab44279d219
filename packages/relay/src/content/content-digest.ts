/* oxlint-disable no-underscore-dangle -- Yjs has no public way to walk a type whose kind is not known */
import { digest as sha256 } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import * as Y from 'yjs'

/**
 * SHA-256 (hex) of what a document says, whatever its history: equal for documents that show the same, also where one has
 * redundant format marks or deleted text that the other has not. Equal state vectors would not be enough (threats.md X5).
 */
export function contentDigest(ydoc: Y.Doc): string {
  const roots = [...ydoc.share].filter(([, type]) => !isEmpty(type)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify(roots.map(([name, type]) => [name, describeMap(type), describeSequence(type)]))
  return [...sha256(encodeUtf8(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

type Shared = Y.Doc['share'] extends Map<string, infer Type> ? Type : never

// The kind of a root is what each program asks for it as, so it does not count.
function describe(type: Shared): unknown {
  const name =
    type instanceof Y.XmlElement
      ? type.nodeName
      : type instanceof Y.XmlText || type instanceof Y.Text
        ? '#'
        : ''
  return [name, describeMap(type), describeSequence(type)]
}

const isEmpty = (type: Shared): boolean =>
  describeMap(type).length === 0 && describeSequence(type).length === 0

function describeMap(type: Shared): unknown[] {
  return [...type._map]
    .filter(([, item]) => !item.deleted)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, describeValue(item.content, item.length - 1)])
}

interface Run {
  text: string
  readonly marks: string
}

/** Runs of equally marked text, and the values and shared types between them. */
function describeSequence(type: Shared): unknown[] {
  const out: unknown[] = []
  const marks = new Map<string, unknown>()
  let run: Run | null = null
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) marks.delete(content.key)
      else marks.set(content.key, content.value)
    } else if (content instanceof Y.ContentString) {
      const now = JSON.stringify([...marks].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      if (run === null || run.marks !== now) {
        run = { text: '', marks: now }
        out.push(run)
      }
      run.text += content.str
    } else {
      run = null
      for (let index = 0; index < item.length; index += 1) out.push(describeValue(content, index))
    }
  }
  return out
}

function describeValue(content: Y.Item['content'], index: number): unknown {
  if (content instanceof Y.ContentType) return describe(content.type as Shared)
  return { value: content.getContent()[index] as unknown }
}
