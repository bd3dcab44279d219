import { expect, it } from 'vitest'
import { isFromCodeEditor, looksLikeMarkdown } from './markdown-text.ts'

it.each([
  '# News',
  '- one\n- two',
  '1. one\n2. two',
  '> quoted',
  '```\ncode\n```',
  '| a | b |\n| - | - |',
  'a [link](https://example.org/)',
  'a **bold** word',
  'call `f()`',
  '{{< figure src="/a.png" >}}',
])('takes %j for Markdown', (text) => expect(looksLikeMarkdown(text)).toBe(true))

it.each([
  'A sentence.',
  'Two lines\nof plain text.',
  '- said a voice',
  'snake_case and __init__ and 2 * 3 * 4',
  'C# and #hashtag',
  'https://example.org/a_b_c',
  'On 3. May it rained.',
])('takes %j for plain text', (text) => expect(looksLikeMarkdown(text)).toBe(false))

it('tells a code editor by its data or its monospaced HTML', () => {
  expect(isFromCodeEditor(['text/plain', 'text/html', 'vscode-editor-data'], '<div>x</div>')).toBe(true)
  const colours = `<html><body><pre style="background:#fff;font-family:'JetBrains Mono',monospace"># a</pre></body></html>`
  expect(isFromCodeEditor(['text/html'], colours)).toBe(true)
  expect(isFromCodeEditor(['text/html'], '<p style="font-family:Arial">x</p>')).toBe(false)
  expect(isFromCodeEditor(['text/html'], '<p>x</p><pre style="font-family:monospace">y</pre>')).toBe(false)
})
