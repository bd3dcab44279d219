import { readMatter, type MatterValue } from '@stanza/schema'
import type * as Y from 'yjs'

/**
 * What was written in the front matter and cannot be suggested, in lines of text; '' where there is nothing.
 * @param ours the document it was written in; @param theirs the same as the server has it.
 */
export function leftOut(ours: Y.Doc, theirs: Y.Doc): string {
  const known = new Map(readMatter(theirs).entries)
  return readMatter(ours)
    .entries.filter(([key, value]) => said(value) !== said(known.get(key)))
    .map(([key, value]) => `${key}: ${said(value)}`)
    .join('\n')
}

const said = (value: MatterValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '')
