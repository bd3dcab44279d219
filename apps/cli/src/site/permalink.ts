/** What a pattern of addresses is filled with. */
export interface PermalinkParts {
  readonly title: string
  readonly slug: string | null
  /** The file's name without language and ending; of a bundle, its folder's. */
  readonly base: string
  /** Folders from the content folder down. */
  readonly sections: readonly string[]
  /** `YYYY-MM-DD…`, or null. */
  readonly date: string | null
}

/** A title as a part of an address: small letters, hyphens for spaces, other signs left out. */
export function urlize(text: string): string {
  let path = ''
  let gap = false
  for (const letter of text) {
    if (/[\p{L}\p{N}\p{M}./\\_#+~@-]/u.test(letter)) {
      path += gap && letter !== '-' ? `-${letter}` : letter
      gap = false
    } else if (/\s/.test(letter) && path !== '' && !path.endsWith('-')) gap = true
  }
  return path.toLowerCase()
}

const monthNames =
  'january february march april may june july august september october november december'.split(' ')

/** The address that a pattern such as `/:year/:month/:title/` gives; null where it asks for what is not known here. */
export function permalink(pattern: string, parts: PermalinkParts): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(parts.date ?? '0001-01-01') ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const title = urlize(parts.title)
  const slug = urlize(parts.slug ?? parts.title)
  const byName = urlize(parts.slug ?? parts.base)
  const values: Readonly<Record<string, string>> = {
    year,
    month,
    day,
    monthname: monthNames[Number(month) - 1] ?? '',
    section: parts.sections[0] ?? '',
    sections: parts.sections.join('/'),
    title,
    slug,
    filename: urlize(parts.base),
    contentbasename: urlize(parts.base),
    slugorfilename: byName,
    slugorcontentbasename: byName,
  }
  const unknown = [...pattern.matchAll(/:([a-z]+)/g)].some(([, token]) => values[token!] === undefined)
  return unknown || /:\w+\[/.test(pattern)
    ? null
    : pattern.replace(/:([a-z]+)/g, (_, token: string) => values[token]!)
}
