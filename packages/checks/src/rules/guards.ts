import type { PassageCheck, PostCheck, Report } from '../check.ts'

export const placeholder: PassageCheck = {
  id: 'placeholder',
  scope: 'passage',
  severity: 'error',
  explain: 'A word of the template is still here: the entry is not done.',
  run: (passage, post) =>
    post.house.placeholders.flatMap((word): Report[] => {
      const reports: Report[] = []
      const look = (text: string, at: number, whole: { from: number; to: number } | null): void => {
        const before = text[at - 1] ?? ' '
        const after = text[at + word.length] ?? ' '
        if (/[\p{L}\p{N}_]/u.test(before) || /[\p{L}\p{N}_]/u.test(after)) return
        reports.push({
          passage: passage.index,
          from: whole?.from ?? at,
          to: whole?.to ?? at + word.length,
          message: `“${word}” was left by the template.`,
        })
      }
      for (let at = passage.prose.indexOf(word); at >= 0; at = passage.prose.indexOf(word, at + 1))
        look(passage.prose, at, null)
      for (const link of passage.links)
        if (!link.bare && link.href.includes(word)) look(link.href, link.href.indexOf(word), link)
      for (const object of passage.objects) {
        const written = object.kind === 'image' ? object.src : object.source
        if (written.includes(word))
          look(written, written.indexOf(word), { from: object.at, to: object.at + 1 })
      }
      return reports
    }),
}

export const emptyItem: PostCheck = {
  id: 'list-empty-item',
  scope: 'post',
  severity: 'warning',
  explain: 'A list entry holds nothing: the reader sees a lonely bullet.',
  run: (post) =>
    post.passages.flatMap((passage): Report[] =>
      passage.list?.first === true && passage.kind === 'paragraph' && passage.text.trim() === ''
        ? [
            {
              passage: passage.index,
              message: 'This list entry is empty.',
              fix: { kind: 'remove', safe: true },
            },
          ]
        : [],
    ),
}

export const invisibleCharacter: PassageCheck = {
  id: 'invisible-char',
  scope: 'passage',
  severity: 'info',
  explain: 'A character that nobody sees parts the word: search does not find it.',
  run: (passage) =>
    [...passage.prose.matchAll(/(?<=\p{L})[\u200B\u00AD\uFEFF\u2060](?=\p{L})|[\u200B\uFEFF\u2060]/gu)].map(
      (match) => ({
        passage: passage.index,
        from: match.index,
        to: match.index + 1,
        message: 'There is an invisible character here.',
        fix: { kind: 'text', safe: true, edits: [{ from: match.index, to: match.index + 1, insert: '' }] },
      }),
    ),
}

export const headingTwice: PostCheck = {
  id: 'heading-twice',
  scope: 'post',
  severity: 'warning',
  explain: 'Two sections have the same name: links from the table of contents lead to the first.',
  run: (post) => {
    const seen = new Map<string, number>()
    return post.headings.flatMap((heading): Report[] => {
      const key = `${heading.level} ${heading.text.trim().toLowerCase()}`
      const first = seen.get(key)
      seen.set(key, heading.passage)
      return first === undefined || heading.level !== 2
        ? []
        : [{ passage: heading.passage, message: `“${heading.text.trim()}” stands above already.` }]
    })
  },
}
