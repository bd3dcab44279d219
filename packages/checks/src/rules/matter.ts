import type { PostCheck, Report } from '../check.ts'
import { matterText } from '../post.ts'
import { isEnglishMonth } from '../words/calendar.ts'
import { versionsOf } from './link-numbers.ts'

export const missingMatter: PostCheck = {
  id: 'fm-missing',
  scope: 'post',
  severity: 'error',
  explain: 'Without a title the page has none; what else the newsletter asks for is in its configuration.',
  run: (post) =>
    post.house.requiredMatter.flatMap((key): Report[] => {
      const value = matterText(post, key)
      return value === undefined || value.trim() === ''
        ? [{ matter: key, message: `The issue has no ${key}.` }]
        : []
    }),
}

export const fmUnknownKey: PostCheck = {
  id: 'fm-unknown-key',
  scope: 'post',
  severity: 'warning',
  explain: 'The site does not know this key of the front matter: what stands under it is not shown.',
  run: (post) => {
    const known = new Set(post.house.matterKeys.map((key) => key.toLowerCase()))
    if (known.size === 0) return []
    return post.matter.flatMap((entry): Report[] => {
      if (known.has(entry.key.toLowerCase())) return []
      const meant = translatedKeys[entry.key.toLowerCase()]
      const place = { matter: entry.key, message: `The site does not know “${entry.key}”.` }
      return [
        meant === undefined
          ? place
          : {
              ...place,
              fix: { kind: 'matter', key: entry.key, value: entry.value, rename: meant, safe: true },
            },
      ]
    })
  },
}

/** Keys that a translation program translates. */
const translatedKeys: Readonly<Record<string, string>> = {
  sommario: 'summary',
  resumen: 'summary',
  resumo: 'summary',
  résumé: 'summary',
  zusammenfassung: 'summary',
  titel: 'title',
  titre: 'title',
  titolo: 'title',
  título: 'title',
  titulo: 'title',
  datum: 'date',
  data: 'date',
  fecha: 'date',
  autor: 'author',
  autore: 'author',
  auteur: 'author',
  kategorien: 'categories',
  categorie: 'categories',
  categorías: 'categories',
  catégories: 'categories',
}

export const fmAlias: PostCheck = {
  id: 'fm-alias',
  scope: 'post',
  severity: 'warning',
  explain:
    'An alias without a leading slash is looked for below the page itself, so that the old address does not lead here.',
  run: (post) =>
    post.matter.flatMap((entry) =>
      entry.key.toLowerCase() !== 'aliases'
        ? []
        : entry.items.flatMap((item): Report[] =>
            item === '' || /^(?:\/|https?:)/.test(item)
              ? []
              : [
                  {
                    matter: 'aliases',
                    message: `The alias “${item}” has no leading slash.`,
                    fix: { kind: 'matter', key: 'aliases', value: `/${item}`, rename: item, safe: true },
                  },
                ],
          ),
    ),
}

export const titleUntranslated: PostCheck = {
  id: 'title-untranslated',
  scope: 'post',
  severity: 'warning',
  explain: 'The title of the translation is still that of the original.',
  run: (post) => {
    const title = matterText(post, 'title')
    if (!post.translated || title === undefined) return []
    const english =
      /^the\s/i.test(title) || title.split(/[\s,]+/).some((word) => isEnglishMonth(word, post.language))
    return english ? [{ matter: 'title', message: `The title “${title}” is not translated.` }] : []
  },
}

export const summaryVersion: PostCheck = {
  id: 'summary-version',
  scope: 'post',
  severity: 'error',
  explain: 'The summary names a version that the issue does not: readers look for it in vain.',
  run: (post) => {
    const summary = post.passages.find((passage) => passage.kind === 'summary')
    if (summary === undefined) return []
    const body = new Set(
      post.passages
        .filter((passage) => passage.kind !== 'summary')
        .flatMap((passage) => versionsOf(passage.text)),
    )
    return versionsOf(summary.text).flatMap((version): Report[] => {
      if (
        [...body].some(
          (other) => other === version || other.startsWith(`${version}.`) || version === `${other}.0`,
        )
      )
        return []
      const from = summary.text.indexOf(version)
      return [
        {
          passage: summary.index,
          from,
          to: from + version.length,
          message: `The issue itself does not name version ${version}.`,
        },
      ]
    })
  },
}

export const fileName: PostCheck = {
  id: 'file-name',
  scope: 'post',
  severity: 'error',
  explain:
    'The site pairs an issue and its translations by the names of their files. Under this name the translation is not found.',
  run: (post) => {
    const name = post.fileName
    if (
      name === null ||
      /^\d{4}-\d{2}-\d{2}-[a-z]+(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.md$/.test(name) ||
      !/^\d{4}-\d{1,2}-\d{1,2}/.test(name)
    )
      return []
    const right = /^(\d{4}-\d{2}-\d{2})[\s_.-]{0,3}([a-z]+)((?:\.[a-z]{2}(?:-[a-z]{2})?)?)\.md$/.exec(
      name.toLowerCase().replace(/_([a-z]{2})(?=\.md$)/, '-$1'),
    )
    return [
      {
        message:
          right === null
            ? `“${name}” is not how issues are named.`
            : `The file is named ${right[1]}-${right[2]}${right[3]}.md.`,
      },
    ]
  },
}
