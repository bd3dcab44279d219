import { posix } from 'node:path'
import { arrows, emptyNames, fences, longestFile, pure } from './arrows.ts'
import type { Import, SourceFile } from './source-files.ts'

/** What is wrong, with its place: `apps/web/src/main.tsx:3 imports …`. */
export type Violation = string

/** One rule over one file. */
type Rule = (file: SourceFile) => readonly Violation[]

const at = (file: SourceFile, { line }: { readonly line: number }, what: string): Violation =>
  `${file.path}:${line} ${what}`

const offending = (file: SourceFile, breaks: (one: Import) => string | null): readonly Violation[] =>
  file.imports.flatMap((one) => {
    const what = breaks(one)
    return what === null ? [] : [at(file, one, what)]
  })

/** An import of another room needs an arrow. Tests may use the testkit, and check against a room their own must not use. */
export const followsArrows: Rule = (file) =>
  offending(file, ({ from }) => {
    const [, target] = /^@stanza\/(.+)$/.exec(from) ?? []
    if (target === undefined || file.room === '') return null
    const room = target.split('/')[0] ?? ''
    if (room === file.room) return `imports its own room by name: ${from}`
    if (file.isTest && (room === 'testkit' || !isApp(room))) return null
    const allowed = arrows[file.room]
    if (allowed === undefined) return `is in a room without arrows: ${file.room}`
    return allowed.includes(room) || allowed.includes(target)
      ? null
      : `imports ${from}: no arrow from ${file.room} to ${target}`
  })

const isApp = (room: string): boolean => room === 'server' || room === 'web' || room === 'cli'

/** A relative import that leaves its workspace goes round the arrows. */
export const staysInWorkspace: Rule = (file) =>
  offending(file, ({ from }) => {
    if (file.room === '' || !from.startsWith('.')) return null
    const workspace = file.path.split('/').slice(0, 2).join('/')
    return resolve(file, from).startsWith(`${workspace}/`) ? null : `reaches out of ${workspace}: ${from}`
  })

/** Pure rooms know no machine. Their tests run on one. */
export const staysPure: Rule = (file) =>
  file.isTest || !pure.includes(file.room)
    ? []
    : offending(file, ({ from }) =>
        from.startsWith('node:') ? `is in a pure room and imports ${from}` : null,
      )

/** A fenced library is used on its side of the fence. */
export const respectsFences: Rule = (file) =>
  offending(file, ({ from }) => {
    const places = fences[from]
    if (file.isTest || places === undefined || file.room === '') return null
    return places.some((place) => file.path.startsWith(place))
      ? null
      : `imports ${from}, which belongs to ${places.join(', ')}`
  })

export const isShort: Rule = (file) => {
  const lines = file.text.trimEnd().split('\n').length
  return lines <= longestFile ? [] : [`${file.path} has ${lines} lines, more than ${longestFile}`]
}

export const isNamedForItsContent: Rule = (file) =>
  emptyNames.test(file.path.replace(/^[^/]+\//, '')) ? [`${file.path} is named for nothing`] : []

/** `any` as a type, in code: strings and comments may speak of it. */
export const hasNoAny: Rule = (file) =>
  file.text.split('\n').flatMap((text, index) => {
    const code = text.replace(/(['"`])(?:\\.|(?!\1).)*\1/g, "''").replace(/\/\/.*|^\s*\/?\*.*/, '')
    return /(?::|<|\bas|[|&,=])\s*any\b(?!\s*[(:])/.test(code)
      ? [at(file, { line: index + 1 }, 'says any')]
      : []
  })

export const fileRules: readonly Rule[] = [
  followsArrows,
  staysInWorkspace,
  staysPure,
  respectsFences,
  isShort,
  isNamedForItsContent,
  hasNoAny,
]

/** Path of a relative import, from the project's folder. */
export function resolve(file: SourceFile, from: string): string {
  return posix.normalize(posix.join(posix.dirname(file.path), from))
}
