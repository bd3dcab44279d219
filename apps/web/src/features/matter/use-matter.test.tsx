// @vitest-environment jsdom
import { matterValue, patchMatter, readMatter, withMatterValue } from '@stanza/schema'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { useMatter } from './use-matter.ts'

const entitled = (ydoc: Y.Doc, title: string): Y.Doc => {
  patchMatter(ydoc, withMatterValue(readMatter(ydoc), 'title', title))
  return ydoc
}

function Title({ ydoc }: { ydoc: Y.Doc }) {
  return <h1>{String(matterValue(useMatter(ydoc), 'title'))}</h1>
}

it('the front matter shown is that of the text that is open now, not of the opening before', () => {
  const host = document.createElement('div')
  const root = createRoot(host)
  const show = (ydoc: Y.Doc): void => flushSync(() => root.render(<Title ydoc={ydoc} />))
  const refused = entitled(new Y.Doc(), 'Written after the freeze')
  show(refused)
  expect(host.textContent).toBe('Written after the freeze')

  const anew = entitled(new Y.Doc(), 'As the server has it')
  show(anew)
  expect(host.textContent).toBe('As the server has it')
  flushSync(() => void entitled(refused, 'Nobody looks at this one'))
  expect(host.textContent).toBe('As the server has it')
  flushSync(() => void entitled(anew, 'And as it changes'))
  expect(host.textContent).toBe('And as it changes')
  root.unmount()
})
