import { z } from 'zod'
import type { Newsletter, SectionSpec } from './newsletter.ts'
import { houseRules } from './house-rules-file.ts'
import { readJsonText } from './json-text.ts'
import { xmpp } from './presets/xmpp.ts'

const presets: Readonly<Record<string, Newsletter>> = { xmpp }

const language = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/, 'must be a language tag such as "en" or "pt-br"')
const text = z.string().trim().min(1, 'must not be empty')
const texts = z.record(language, text)
const wordLists = z.record(language, z.array(text).min(1, 'must hold at least one text'))
const sitePath = text.regex(/^\/[^\s\\]*$/, 'must be a path on the site that begins with "/"')
const repositoryPath = text.regex(
  /^(?![/\\])(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\s]*[^\\/\s]$/,
  'must be a path inside the repository, without "..", and no "/" at either end',
)
const withDate = (path: string): boolean => path.includes('{date}')

const section = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be small letters, digits and "_"'),
  level: z.int().min(1).max(6),
  body: z.enum(['items', 'upcoming', 'announcements', 'standing', 'credits']),
  headings: wordLists,
  placeholder: wordLists.optional(),
  leftOpen: z.enum(['always', 'after-news']).optional(),
  occasional: z.boolean().optional(),
  retired: z.boolean().optional(),
  get groups() {
    return z.array(section).optional()
  },
})

const newsletter = z.strictObject({
  name: text,
  site: z
    .string()
    .regex(
      /^https?:\/\/[^\s/]+(?:\/[^\s/]+)*$/,
      'must be an address such as "https://example.org" without a slash at the end',
    ),
  languages: z.array(language).min(1, 'must name at least one language'),
  defaultLanguage: language,
  title: texts,
  intro: texts.default({}),
  and: texts.default({}),
  recurring: wordLists.default({}),
  credits: wordLists.default({}),
  categories: z.array(text).default([]),
  sections: z.array(section).min(1, 'must hold at least one section'),
  paths: z.strictObject({
    posts: repositoryPath,
    images: repositoryPath.refine(withDate, 'must contain "{date}"'),
    fileName: text.regex(
      /^\{date\}[^/\\\s]*\{language\}\.md$/,
      'must be such as "{date}-newsletter{language}.md"',
    ),
  }),
  imageUrl: sitePath
    .refine(withDate, 'must contain "{date}"')
    .refine((path) => path.endsWith('/'), 'must end in "/"'),
  banner: z.strictObject({ src: text, caption: z.string() }).nullable().default(null),
  checks: houseRules.optional(),
})

/** What the file says itself, with `preset`. */
export type NewsletterJson = Readonly<Record<string, unknown>>

export type ReadNewsletter =
  | {
      readonly ok: true
      readonly newsletter: Newsletter
      readonly own: NewsletterJson
      /** The preset that it takes; null: none. */
      readonly preset: Newsletter | null
    }
  /** `key`: the path of what is wrong, `checks.rules.link-http`; '' when it is the file itself. */
  | { readonly ok: false; readonly message: string; readonly key: string }

/**
 * Reads `newsletter.json`. `"preset": "xmpp"` takes that preset and replaces the keys that the file has beside it. The
 * message of a refusal is one sentence that names the key and the line.
 * @param rules ids that `checks.rules` may name; absent: any, because a file may be older or newer than the program.
 */
export function readNewsletterFile(json: string, rules?: ReadonlySet<string>): ReadNewsletter {
  const read = readJsonText(json)
  if (!read.ok) return { ok: false, message: `line ${read.line}: this is not JSON: ${read.problem}`, key: '' }
  const { value, lines } = read
  const refuse = (path: readonly PropertyKey[], problem: string) => {
    const message = `line ${lineOf(lines, path)}: ${nameOf(path)} ${problem}`
    return { ok: false, message, key: path.map(String).join('.') } as const
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse([], 'must be an object')
  const { preset, ...own } = value as Record<string, unknown>
  if (preset !== undefined && (typeof preset !== 'string' || !Object.hasOwn(presets, preset))) {
    return refuse(
      ['preset'],
      `must be one of ${Object.keys(presets)
        .map((name) => `"${name}"`)
        .join(', ')}`,
    )
  }
  const base = preset === undefined ? undefined : presets[preset]
  const checked = newsletter.safeParse({ ...base, ...own, ...withPresetChecks(base?.checks, own['checks']) })
  if (!checked.success) {
    const [issue] = checked.error.issues
    if (issue?.code === 'unrecognized_keys')
      return refuse([...issue.path, issue.keys[0] ?? ''], 'is not known here')
    return refuse(issue?.path ?? [], problemOf(issue, lines))
  }
  const broken = contradiction(checked.data as Newsletter)
  if (broken !== null) return refuse(...broken)
  const unknown = Object.keys(checked.data.checks?.rules ?? {}).find((id) => rules?.has(id) === false)
  if (unknown !== undefined) return refuse(['checks', 'rules', unknown], 'is no rule')
  return {
    ok: true,
    newsletter: checked.data as Newsletter,
    own: value as NewsletterJson,
    preset: base ?? null,
  }
}

/** The file's `checks` replace those of the preset key by key, so that one rule can be turned off without repeating the rest. */
function withPresetChecks(base: Newsletter['checks'], own: unknown): { checks?: unknown } {
  if (base === undefined || own === undefined) return {}
  return {
    checks: typeof own === 'object' && own !== null && !Array.isArray(own) ? { ...base, ...own } : own,
  }
}

function problemOf(issue: z.core.$ZodIssue | undefined, lines: ReadonlyMap<string, number>): string {
  if (issue?.code === 'invalid_type' && !lines.has(issue.path.map(String).join('.'))) return 'is missing'
  const message = issue?.message ?? 'is not right'
  return /^(?:must|is)\b/.test(message) ? message : `is not right: ${message}`
}

/** What is wrong between keys that are each right. */
function contradiction(checked: Newsletter): [path: readonly PropertyKey[], problem: string] | null {
  if (!checked.languages.includes(checked.defaultLanguage))
    return [['defaultLanguage'], 'must be one of "languages"']
  if (checked.title[checked.defaultLanguage] === undefined)
    return [['title'], 'must have the default language']
  const keys = new Set<string>()
  for (const { spec, path } of withPaths(checked.sections, ['sections'])) {
    if (keys.has(spec.key)) return [[...path, 'key'], `"${spec.key}" is there twice`]
    keys.add(spec.key)
    if (spec.headings[checked.defaultLanguage] === undefined) {
      return [[...path, 'headings'], 'must have the default language']
    }
  }
  return null
}

function withPaths(
  sections: readonly SectionSpec[],
  path: readonly PropertyKey[],
): { spec: SectionSpec; path: readonly PropertyKey[] }[] {
  return sections.flatMap((spec, index) => [
    { spec, path: [...path, index] },
    ...withPaths(spec.groups ?? [], [...path, index, 'groups']),
  ])
}

const nameOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the file' : `"${path.map(String).join('.')}"`

/** The line of the value, or of the nearest thing around it that is in the file. */
function lineOf(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(path.slice(0, length).map(String).join('.'))
    if (line !== undefined) return line
  }
  return 1
}
