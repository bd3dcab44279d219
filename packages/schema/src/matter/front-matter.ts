/** A value in front matter: what YAML and JSON can both say. Dates are their text, `2026-08-05`. */
export type MatterValue =
  | string
  | number
  | boolean
  | null
  | readonly MatterValue[]
  | { readonly [key: string]: MatterValue }

/** Front matter: keys in the order of the file, as written (Hugo reads them without regard to case). */
export interface FrontMatter {
  readonly entries: readonly (readonly [key: string, value: MatterValue])[]
}

/** The value under a key, without regard to case, or undefined. */
export function matterValue(matter: FrontMatter, key: string): MatterValue | undefined {
  return matter.entries.find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]
}

/** Front matter with one key set: in its old place, or at the end. */
export function withMatterValue(matter: FrontMatter, key: string, value: MatterValue): FrontMatter {
  const at = matter.entries.findIndex(([name]) => name.toLowerCase() === key.toLowerCase())
  if (at < 0) return { entries: [...matter.entries, [key, value]] }
  return { entries: matter.entries.map((entry, index) => (index === at ? [entry[0], value] : entry)) }
}
