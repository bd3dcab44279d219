/** Suggestions chosen to be decided together. `last` is where a range begins that Shift ends. */
export interface Chosen {
  readonly ids: ReadonlySet<string>
  readonly last: string | null
}

export const noneChosen: Chosen = { ids: new Set(), last: null }

/** One more or one less; with Shift all between the last one and this, in the order they are listed. */
export function choose(
  { ids, last }: Chosen,
  id: string,
  { listed, shift }: { readonly listed: readonly string[]; readonly shift: boolean },
): Chosen {
  const [from, to] = [listed.indexOf(last ?? ''), listed.indexOf(id)]
  if (shift && from >= 0 && to >= 0) {
    const range = listed.slice(Math.min(from, to), Math.max(from, to) + 1)
    return { ids: ids.union(new Set(range)), last: id }
  }
  return { ids: ids.symmetricDifference(new Set([id])), last: id }
}

/** Without those that are not open any more. */
export const stillOpen = ({ ids }: Chosen, open: ReadonlySet<string>): readonly string[] => [
  ...ids.intersection(open),
]
