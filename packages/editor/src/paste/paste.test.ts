// @vitest-environment jsdom
import { documentSchema, withoutIds } from '@stanza/schema'
import { a, b, code, doc, h2, h3, i, li, ol, p, pre, s, table, ul } from '@stanza/testkit'
import type { Node } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import { editionOf, open } from '../editor-under-test.ts'
import { pasteInto } from './clipboard-under-test.ts'

/** The document after HTML was pasted into an empty one. */
function pasted(html: string): string {
  const { editor, close } = open(editionOf(doc(p())), {
    resolveImage: (src) => (src.startsWith('/images/') ? src : null),
  })
  pasteInto(editor, { html })
  const result = withoutIds(editor.state.doc)
  close()
  return result
}
const is = (...blocks: Node[]): string => withoutIds(doc(...blocks))

// Shapes of what Word puts on the clipboard, with text of our own.
const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB>
<!--StartFragment-->
<h2>Harbour<o:p></o:p></h2>
<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>new</b> pier
is <i>open</i>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Boats<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span>Ferries</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Cranes</p>
<p class=MsoNormal>Then:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Look</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Leap</p>
<p class=MsoNormal>See <a href="https://example.org/pier">the plan</a><a href="#_ftn1" style='mso-footnote-id:ftn1'>[1]</a>.</p>
<!--EndFragment--></body></html>`

it('reads Word: headings, marks, nested and numbered lists, links, without its empty lines', () => {
  expect(pasted(word)).toBe(
    is(
      h2('Harbour'),
      p('The ', b('new'), ' pier is ', i('open'), '.'),
      ul(li('Boats', ul(li('Ferries'))), li('Cranes')),
      p('Then:'),
      ol(li('Look'), li('Leap')),
      p('See ', a('https://example.org/pier', 'the plan'), '[1].'),
    ),
  )
})

const docs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1234"><h3 dir="ltr" style="line-height:1.38"><span style="font-size:14pt;font-weight:700;">Lanterns</span></h3><p dir="ltr"><span style="font-size:11pt;font-weight:400;font-style:normal;text-decoration:none;">Plain, </span><span style="font-weight:700;">strong</span><span style="font-style:italic;">, leaning</span><span style="text-decoration:line-through;">, gone</span><span style="font-family:'Courier New',monospace;">run()</span></p><br /><ul><li dir="ltr" style="list-style-type:disc;font-weight:400;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Inner</span></p></li></ul><li dir="ltr" aria-level="1"><p role="presentation"><a href="https://www.google.com/url?q=https://example.org/two&amp;sa=D&amp;source=editors" style="text-decoration:none;"><span style="text-decoration:underline;">Two</span></a></p></li></ul></b><br class="Apple-interchange-newline">`

it('reads Google Docs: the wrapper is not bold, spans are marks, nested lists nest, links lead to their places', () => {
  expect(pasted(docs)).toBe(
    is(
      h3('Lanterns'),
      p('Plain, ', b('strong'), i(', leaning'), s(', gone'), code('run()')),
      ul(li('One', ul(li('Inner'))), li(p(a('https://example.org/two', 'Two')))),
    ),
  )
})

it('drops what runs, what is hidden and links that may not be followed', () => {
  const html = `<div><script>alert(1)</script><style>p{}</style><p onclick="x()">Read <a href="javascript:alert(1)">this</a>,
    <a href="JaVa&#9;script:alert(1)">that</a> and <a href="data:text/html,x">more</a>.</p><p style="display:none">secret</p><button>Buy</button></div>`
  expect(pasted(html)).toBe(is(p('Read this, that and more.')))
})

it('makes links of other sites’ pictures, videos and frames, and keeps the site’s own pictures', () => {
  const html = `<p><img src="https://other.example/pic%20one.png" alt=""> <img src="https://other.example/b.png" alt="A boat"></p>
    <p><img src="https://count.example/p.gif" width="1" height="1">Seen</p>
    <iframe src="https://www.youtube.com/embed/abc_-1?rel=0" title="A film"></iframe><p>a<img src="/images/own.png" alt="own"></p>`
  expect(pasted(html)).toBe(
    is(
      p(
        a('https://other.example/pic%20one.png', 'pic one.png'),
        ' ',
        a('https://other.example/b.png', 'A boat'),
      ),
      p('Seen'),
      p(a('https://www.youtube.com/watch?v=abc_-1', 'A film')),
      p('a', documentSchema.nodes.image.create({ src: '/images/own.png', alt: 'own' })),
    ),
  )
})

it('reads tables of text, and takes tables for layout apart', () => {
  const html = `<table><thead><tr><th>Name</th><th>State</th></tr></thead><tbody><tr><td><p>Pier</p></td><td><div>open</div><div>since May</div></td></tr></tbody></table>
    <table role="presentation"><tr><td><h2>Letter</h2><p>Dear all</p></td><td>Bye</td></tr></table>`
  const { hardBreak } = documentSchema.nodes
  const grid = table(['Name', 'State'], ['Pier', 'open'])
  const cell = grid.child(1).child(1)
  const withBreak = cell.copy(
    cell.content.addToEnd(hardBreak.create()).addToEnd(documentSchema.text('since May')),
  )
  const row = grid.child(1)
  const expected = grid.copy(grid.content.replaceChild(1, row.copy(row.content.replaceChild(1, withBreak))))
  expect(pasted(html)).toBe(is(expected, h2('Letter'), p('Dear all'), p('Bye')))
})

it('brings no blocks of source from other pages', () => {
  const html = `<p>a</p><div data-shortcode="{{&lt; evil &gt;}}">shown</div><pre data-raw>&lt;script&gt;</pre>`
  expect(pasted(html)).toBe(is(p('a'), p('shown'), pre('', '<script>')))
})

it('reads Markdown as plain text, also from a code editor, and inside a sentence', () => {
  const parseBlocks = (markdown: string) =>
    markdown.startsWith('##') ? [h2(markdown.slice(3))] : [p(b(markdown.replaceAll('**', '')))]
  const { editor, close } = open(editionOf(doc(p('one '))), {
    markdown: { parseBlocks, renderBlocks: () => '' },
  })
  editor.commands.setTextSelection(5)
  pasteInto(editor, { text: '**two**' })
  expect(withoutIds(editor.state.doc)).toBe(is(p('one ', b('two'))))
  editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' })
  pasteInto(editor, {
    text: '## Three',
    html: '<div style="font-family:Menlo">## Three</div>',
    types: ['vscode-editor-data'],
  })
  expect(editor.state.doc.lastChild?.type.name).toBe('heading')
  close()
})

it('leaves plain text and code as they are', () => {
  const { editor, close } = open(editionOf(doc(p('x'), pre('', 'y'))))
  editor.commands.setTextSelection(2)
  pasteInto(editor, { text: ' the __init__ of 2 * 3 * 4' })
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  pasteInto(editor, { text: '\n# no heading\n- no list' })
  expect(withoutIds(editor.state.doc)).toBe(
    is(p('x the __init__ of 2 * 3 * 4'), pre('', 'y\n# no heading\n- no list')),
  )
  close()
})

it('links the selected words with a pasted address, and replaces them with one that may not be followed', () => {
  const { editor, close } = open(editionOf(doc(p('see here'))))
  editor.commands.setTextSelection({ from: 5, to: 9 })
  pasteInto(editor, { text: 'https://example.org/' })
  expect(withoutIds(editor.state.doc)).toBe(is(p('see ', a('https://example.org/', 'here'))))
  close()
})
