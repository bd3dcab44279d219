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
 * The parameters as the form leaves them: those that stay keep their places, emptied ones go, new ones come last in the
 * order of `figureKeys`, and keys that the form does not know stay as they are. An `alt` that was there stays also when
 * empty: it says that the picture is decoration.
 */
export function withFigureValues(entries: readonly Entry[], values: FigureValues): Entry[] {
  const known = new Set<string>(figureKeys)
  const had = new Set(entries.map(([key]) => key))
  const kept = entries.flatMap(([key, old]): Entry[] => {
    if (!known.has(key)) return [[key, old]]
    const value = values[key as FigureKey]
    return value === '' && key !== 'alt' ? [] : [[key, value]]
  })
  const added = figureKeys.filter((key) => !had.has(key) && values[key] !== '').map((key): Entry => [key, values[key]])
  return [...kept, ...added]
}
