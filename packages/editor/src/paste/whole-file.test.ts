// @vitest-environment jsdom
import { doc, p } from '@stanza/testkit'
import { expect, it, vi } from 'vitest'
import { editionOf, open } from '../editor-under-test.ts'
import type { MarkdownBridge } from '../setup.ts'
import { pasteInto } from './clipboard-under-test.ts'

// The smallest reader that knows what the real one promises of whole files.
const matter = /^---\n(?:\w+: .*\n)+---\n+/
const markdown: MarkdownBridge = {
  parseBlocks: (text) =>
    text
      .replace(matter, '')
      .split(/\n{2,}/)
      .filter((part) => part.trim() !== '')
      .map((part) => p(part.trim())),
  renderBlocks: () => '',
  hasFrontMatter: (text) => matter.test(text),
}
const file = '---\ntitle: Harbour\ndate: 2031-02-05\n---\n\nThe pier is open.\n\nCome.\n'

/** The texts of the blocks after something was pasted behind `Here`, and how often it was told that front matter was left out. */
function openEdition() {
  const [onMatterLeftOut, onOtherFiles] = [vi.fn(), vi.fn()]
  const { editor, close } = open(editionOf(doc(p('Here'), p(), p('End'))), {
    markdown,
    callbacks: { onMatterLeftOut, onOtherFiles },
  })
  editor.commands.setTextSelection(7)
  return {
    editor,
    close,
    onMatterLeftOut,
    onOtherFiles,
    texts: () => editor.state.doc.children.map((block) => block.textContent),
  }
}
const fileNamed = (name: string, text: string): File => new File([text], name, { type: 'text/markdown' })

it.each([file, file.replaceAll('\n', '\r\n')])(
  'pastes the text of a whole file without its front matter, and says so',
  (text) => {
    const { editor, close, texts, onMatterLeftOut } = openEdition()
    pasteInto(editor, { text })
    expect(texts()).toEqual(['Here', 'The pier is open.', 'Come.', 'End'])
    expect(onMatterLeftOut).toHaveBeenCalledOnce()
    close()
  },
)

it('adds nothing of a file that is front matter alone, and says so', () => {
  const { editor, close, texts, onMatterLeftOut } = openEdition()
  pasteInto(editor, { text: '---\ntitle: Harbour\n---\n' })
  expect(texts()).toEqual(['Here', '', 'End'])
  expect(onMatterLeftOut).toHaveBeenCalledOnce()
  close()
})

it('leaves plain text between two lines of dashes as it is', () => {
  const { editor, close, texts, onMatterLeftOut } = openEdition()
  pasteInto(editor, { text: '---\nwords\n---' })
  expect(texts().join(' ')).toContain('words')
  expect(onMatterLeftOut).not.toHaveBeenCalled()
  close()
})

it('reads Markdown files, and tells of others and of one that is too large for a post', async () => {
  const { editor, close, texts, onMatterLeftOut, onOtherFiles } = openEdition()
  pasteInto(editor, {
    files: [
      fileNamed('post.md', file),
      fileNamed('more.MARKDOWN', 'More.'),
      fileNamed('huge.md', 'x'.repeat(700_000)),
    ],
  })
  await vi.waitFor(() => expect(texts()).toEqual(['Here', 'The pier is open.', 'Come.', 'More.', 'End']))
  expect(onMatterLeftOut).toHaveBeenCalledOnce()
  expect(onOtherFiles.mock.calls).toEqual([[['huge.md']]])
  close()
})
