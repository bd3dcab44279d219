import { noHouseRules, type HouseRules, type Newsletter } from '@stanza/schema'
import type { Passage } from './passage/passage.ts'
import { readShortcodeAt } from './file/shortcode-scan.ts'
import type { Figure, Heading, MatterEntry, Post, PostShortcode, Spelling } from './post.ts'
import { headingIds } from './rules/anchors.ts'
import { namedDays, namedMonths } from './words/calendar.ts'

/** What is known of a post beside its passages. */
export interface PostFrame {
  readonly fileName: string | null
  readonly language: string
  readonly matter: readonly MatterEntry[]
  readonly newsletter: Newsletter | null
  /** Hosts that other issues reach by https. */
  readonly secureHosts?: ReadonlySet<string>
  readonly spelling?: Spelling
  /** Ids that HTML in the text gives. */
  readonly anchors?: readonly string[]
}

const houses = new WeakMap<Newsletter, HouseRules>()

/** A newsletter's house rules with what it leaves open; the same object each time, because tables are kept by it. */
export function houseOf(newsletter: Newsletter | null): HouseRules {
  if (newsletter === null) return noHouseRules
  const known = houses.get(newsletter) ?? { ...noHouseRules, ...newsletter.checks }
  houses.set(newsletter, known)
  return known
}

/** Draws from the passages what checks ask for: headings with ids, figures, months, hosts. */
export function makePost(passages: readonly Passage[], frame: PostFrame): Post {
  const headings = passages.filter((passage) => passage.kind === 'heading')
  const ids = headingIds(headings.map((heading) => heading.text))
  const title = frame.matter.find((entry) => entry.key.toLowerCase() === 'title')?.value ?? ''
  const date = frame.matter.find((entry) => entry.key.toLowerCase() === 'date')?.value ?? ''
  const secureHosts = new Set(frame.secureHosts)
  const figures: Figure[] = []
  const shortcodes: PostShortcode[] = []
  for (const passage of passages) {
    for (const link of passage.links) {
      const host = link.href.startsWith('https://')
        ? /^https:\/\/([^/?#:]{1,255})/.exec(link.href)?.[1]
        : undefined
      if (host !== undefined) secureHosts.add(host.toLowerCase())
    }
    for (const object of passage.objects) {
      if (object.kind === 'image') {
        figures.push({ passage: passage.index, at: object.at, src: object.src, caption: '', alt: object.alt })
        continue
      }
      const read = readShortcodeAt(object.source, 0)
      shortcodes.push({ passage: passage.index, at: object.at, name: read.name, fault: read.fault })
      if (read.name !== 'figure') continue
      const param = (key: string): string => read.params.find((one) => one.key === key)?.value ?? ''
      figures.push({
        passage: passage.index,
        at: object.at,
        src: param('src'),
        caption: param('caption'),
        alt: param('alt'),
      })
    }
  }
  return {
    fileName: frame.fileName,
    language: frame.language,
    translated: frame.language !== (frame.newsletter?.defaultLanguage ?? 'en'),
    date: /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? null,
    // A title with a day in it says when the issue appeared, not what it covers.
    months: namedDays(title, frame.language).length > 0 ? [] : namedMonths(title, frame.language),
    matter: frame.matter,
    passages,
    headings: headings.map((heading, index): Heading => ({
      passage: heading.index,
      level: heading.level,
      text: heading.text,
      id: ids[index] ?? '',
    })),
    anchors: new Set(frame.anchors),
    figures,
    shortcodes,
    newsletter: frame.newsletter,
    house: houseOf(frame.newsletter),
    secureHosts,
    ...(frame.spelling === undefined ? {} : { spelling: frame.spelling }),
  }
}
