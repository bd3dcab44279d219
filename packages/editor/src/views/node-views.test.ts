// @vitest-environment jsdom
import { doc, figure, h2, img, p, raw, rawInline, shortcode } from '@stanza/testkit'
import { expect, it, vi } from 'vitest'
import { editionOf, open } from '../editor-under-test.ts'

const describeShortcode = (source: string) => {
  const name = /^\{\{<\s*([\w-]+)/.exec(source)?.[1]
  const parameters = Object.fromEntries(
    [...source.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]]),
  )
  return name === undefined ? null : { name, parameters }
}

it('shows a figure of the site with picture, alternative text and caption, and opens its form', () => {
  const onEditFigure = vi.fn()
  const { editor, close } = open(
    editionOf(doc(p('a'), figure('{{< figure src="/images/a.png" alt="A tree" caption="In spring" >}}'))),
    { describeShortcode, resolveImage: (src) => `/files${src}`, callbacks: { onEditFigure } },
  )
  const image = editor.view.dom.querySelector('.figure img')
  expect([image?.getAttribute('src'), image?.getAttribute('alt')]).toEqual(['/files/images/a.png', 'A tree'])
  expect(editor.view.dom.querySelector('.figure-caption')?.textContent).toBe('In spring')
  editor.view.dom.querySelector<HTMLButtonElement>('.figure button')?.click()
  expect(onEditFigure).toHaveBeenCalledWith(3)
  editor.view.dispatch(editor.state.tr.setNodeAttribute(3, 'source', '{{< figure src="/images/b.png" >}}'))
  expect(editor.view.dom.querySelector('.figure img')?.getAttribute('src')).toBe('/files/images/b.png')
  close()
})

it.each([
  ['', 'nowhere'],
  ['/images/newsletter/banner.jpg', 'site'],
  ['images/banner.jpg', 'site'],
  ['https://spy.example/a.png', 'elsewhere'],
  ['//spy.example/a.png', 'elsewhere'],
])('says of a picture at “%s” that it is %s', (src, place) => {
  const { editor, close } = open(editionOf(doc(figure(`{{< figure src="${src}" >}}`))), { describeShortcode })
  const missing = editor.view.dom.querySelector('.figure-missing')
  expect(missing?.querySelector('.figure-missing-title')?.textContent).toBe(`No picture: ${place}`)
  expect(missing?.querySelector('.figure-hint')?.textContent).toBe('It stays. Add one.')
  expect(missing?.querySelector('.figure-mend')?.textContent).toBe('Add one.')
  expect(missing?.querySelector('code')?.textContent ?? '').toBe(src)
  close()
})

it('breaks the path of a missing picture between its words, never inside its extension', () => {
  const src = '/images/newsletter/xmpp_newsletter_banner.png'
  const { editor, close } = open(editionOf(doc(figure(`{{< figure src="${src}" >}}`))), { describeShortcode })
  const path = editor.view.dom.querySelector('.figure-missing code')
  const parts = [...(path?.childNodes ?? [])].map((part) => part.textContent || part.nodeName)
  expect(parts.filter((part) => part !== 'WBR')).toEqual([
    '/',
    'images/',
    'newsletter/',
    'xmpp_',
    'newsletter_',
    'banner.png',
  ])
  expect(path?.querySelectorAll('wbr')).toHaveLength(5)
  close()
})

it('asks no other site for a picture', () => {
  const { editor, close } = open(
    editionOf(
      doc(figure('{{< figure src="https://spy.example/a.png" >}}'), p(img('https://spy.example/b.png', 'b'))),
    ),
    { describeShortcode },
  )
  expect(editor.view.dom.querySelectorAll('img[src]')).toHaveLength(0)
  expect(editor.view.dom.textContent).toContain('https://spy.example/a.png')
  close()
})

it('shows the whole of a shortcode that it does not know, and raw Markdown as source, never as HTML', () => {
  const source = '{{< unknown "<img src=x onerror=alert(1)>" >}}'
  const { editor, close } = open(
    editionOf(doc(shortcode(source), raw('<script>x</script>'), p(rawInline('<b>')))),
    {
      describeShortcode,
    },
  )
  expect(editor.view.dom.querySelector('.shortcode code')?.textContent).toBe(source)
  expect(editor.view.dom.querySelector('.shortcode')?.getAttribute('aria-label')).toBe('Shortcode unknown')
  expect(editor.view.dom.querySelector('.raw-block pre')?.textContent).toBe('<script>x</script>')
  expect(editor.view.dom.querySelectorAll('script, b, img:not(.ProseMirror-separator)')).toHaveLength(0)
  editor.commands.insertContentAt(2, 'y')
  expect(editor.view.dom.querySelector('.raw-block pre')?.textContent).toContain('y')
  close()
})

it('keeps a heading the same element while its section changes', () => {
  const { editor, close } = open(editionOf(doc(h2('Event'), p('a'))))
  const before = editor.view.dom.querySelector('h2')
  editor.commands.insertContentAt(6, 's')
  expect(editor.state.doc.firstChild?.attrs['section']).toBe('events')
  expect(editor.view.dom.querySelector('h2')).toBe(before)
  expect(before?.dataset['section']).toBe('events')
  close()
})

it('puts a placeholder into the empty paragraph that holds the caret, and none for readers', () => {
  const { editor, close } = open(editionOf(doc(p('a'), p())))
  expect(editor.view.dom.querySelector('[data-placeholder]')).toBeNull()
  editor.commands.setTextSelection(4)
  expect(editor.view.dom.querySelector('p.is-empty')?.getAttribute('data-placeholder')).toBe('Write here')
  editor.setEditable(false)
  expect(editor.view.dom.querySelector('[data-placeholder]')).toBeNull()
  close()
})
