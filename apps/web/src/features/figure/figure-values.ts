/** The attributes of Hugo's `figure` shortcode, in the order a new one is written in. */
export const figureKeys = [
  'src',
  'alt',
  'caption',
  'link',
  'target',
  'rel',
  'title',
  'width',
  'height',
  'class',
  'attr',
  'attrlink',
  'loading',
] as const
export type FigureKey = (typeof figureKeys)[number]
export type FigureValues = Readonly<Record<FigureKey, string>>
export type Entry = readonly [key: string, value: string]

/** The form's values from a shortcode's named parameters; what is absent is ''. */
export function figureValues(entries: readonly Entry[]): FigureValues {
  const given = new Map(entries)
  return Object.fromEntries(figureKeys.map((key) => [key, given.get(key) ?? ''])) as Record<FigureKey, string>
}

/**
 * What the form changed, for `writeShortcode`: a new value, or null for a parameter that was emptied. An `alt` that was there
 * stays also when empty: it says that the picture is decoration.
 */
export function figureChange(entries: readonly Entry[], values: FigureValues): Record<string, string | null> {
  const before = figureValues(entries)
  const had = new Set(entries.map(([key]) => key))
  return Object.fromEntries(
    figureKeys
      .filter((key) => values[key] !== before[key])
      .map((key) => [key, values[key] === '' && !(key === 'alt' && had.has('alt')) ? null : values[key]]),
  )
}
