// @vitest-environment jsdom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inertHtml } from './inert-html.ts'

it('keeps styles as data and drops handlers, whatever the quotes', () => {
  expect(
    inertHtml(`<p STYLE='color: red' onclick="x()" class=a>on <b style=x onload>it</b> style="no tag"</p>`),
  ).toBe(`<p data-style='color: red'  class=a>on <b data-style=x >it</b> style="no tag"</p>`)
})

it('drops style sheets and leaves what only looks like a tag', () => {
  expect(
    inertHtml('<style>p { x: "<p style=a>" }</style>a < b <!-- <i style=a> --> <a title="<b style=x>">c</a>'),
  ).toBe('<style></style>a < b <!-- <i style=a> --> <a title="<b style=x>">c</a>')
})

it('takes what a browser takes for a comment, and attributes of closing tags, for no tags', () => {
  for (const html of [
    '</<style><p</title>',
    '<?<style>a',
    '<!<style>a',
    '</b <style>a',
    '</b title="<style>">a',
  ])
    expect(parsed(inertHtml(html)).innerHTML).toBe(parsed(html).innerHTML)
})

const pieces = fc.array(
  fc.constantFrom(
    '<p',
    '<b',
    '</b>',
    '</p>',
    '<style>',
    '</style>',
    '<script>',
    '</script>',
    '<title>',
    '</title>',
    '<!--',
    '-->',
    ' style',
    ' STYLE',
    ' onclick',
    ' title',
    '=',
    '"',
    "'",
    '>',
    '/',
    ' ',
    '\n',
    'x',
    'color: red',
    '<',
    '<?',
    '<!',
    '</',
  ),
  { maxLength: 24 },
)
const parsed = (html: string): HTMLElement =>
  new DOMParser().parseFromString(`<body>${html}`, 'text/html').body

it('leaves nothing to apply, and every word, in any HTML', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const html = parts.join('')
      const before = parsed(html)
      const after = parsed(inertHtml(html))
      for (const element of after.querySelectorAll('*')) {
        expect(element.getAttributeNames().filter((name) => /^(?:style$|on)/.test(name))).toEqual([])
      }
      for (const sheet of before.querySelectorAll('style')) sheet.replaceChildren()
      expect(after.textContent).toBe(before.textContent)
      expect([...after.querySelectorAll('*')].map(({ tagName }) => tagName)).toEqual(
        [...before.querySelectorAll('*')].map(({ tagName }) => tagName),
      )
    }),
    { numRuns: 400 },
  )
})
