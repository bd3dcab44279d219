import type { Editor } from '@tiptap/core'

/** Pastes as a browser would, with what a clipboard holds. */
export function pasteInto(
  { view }: Editor,
  {
    text = '',
    html = '',
    files = [],
    types = [],
  }: { text?: string; html?: string; files?: File[]; types?: string[] },
): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const data: Readonly<Record<string, string>> = { 'text/plain': text, 'text/html': html }
  Object.defineProperty(event, 'clipboardData', {
    value: { files, types: [...Object.keys(data), ...types], getData: (type: string) => data[type] ?? '' },
  })
  if (html === '') view.pasteText(text, event as ClipboardEvent)
  else view.pasteHTML(html, event as ClipboardEvent)
}
