import { z } from 'zod'

const list = z.array(z.string().min(1, 'must not be empty'))
const replacements = z.record(z.string().min(1), z.string().min(1))
const day = z.iso.date('must be a day such as 2026-08-05').nullable()

/** The `checks` of `newsletter.json` (`HouseRules`): every key may be left out. */
export const houseRules = z
  .strictObject({
    rules: z.record(
      z.string(),
      z.enum(['error', 'warning', 'info', 'off', 'on'], 'must be "error", "warning", "info", "off" or "on"'),
    ),
    names: list,
    nameSlips: replacements,
    misspellings: z.record(z.string(), replacements),
    rightWords: z.record(z.string(), list),
    siteRelativeSince: day,
    sectionsSince: day,
    secureHosts: list,
    matterKeys: list,
    keptHeadings: z.record(z.string(), list),
    templateWords: list,
    keptCaptions: list,
    placeholders: list,
    requiredMatter: list,
    longestItem: z.int().min(1, 'must be a number of characters from 1 on').nullable(),
    languageTags: z.strictObject({ tags: list, spaced: z.boolean() }).nullable(),
    madePaths: z.array(z.string().regex(/^\/[^\s\\]+$/, 'must be a path on the site such as "/extensions/"')),
  })
  .partial()
