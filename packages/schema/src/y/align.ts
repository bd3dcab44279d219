/** A child kept (both), removed (`to` null) or added (`from` null). */
export interface Pair {
  readonly from: number | null
  readonly to: number | null
}

type Keys = readonly [content: string, identity: string, kind: string]

/**
 * Pairs old children with new ones, in order, for the least change: equal content first (longest common subsequence),
 * then in each gap equal identity, then equal kind. Returned in the order of the result, removed children before added.
 */
export function align(old: readonly Keys[], next: readonly Keys[]): Pair[] {
  return alignBy(old, next, 0, 0, 0)
}

function alignBy(
  old: readonly Keys[],
  next: readonly Keys[],
  level: number,
  from: number,
  to: number,
): Pair[] {
  if (old.length === 0 || next.length === 0 || level > 2) {
    return [
      ...old.map((_, index) => ({ from: from + index, to: null })),
      ...next.map((_, index) => ({ from: null, to: to + index })),
    ]
  }
  const matches = commonSubsequence(keysAt(old, level), keysAt(next, level))
  const pairs: Pair[] = []
  let [a, b] = [0, 0]
  for (const [i, j] of [...matches, [old.length, next.length] as const]) {
    pairs.push(...alignBy(old.slice(a, i), next.slice(b, j), level + 1, from + a, to + b))
    if (i < old.length) pairs.push({ from: from + i, to: to + j })
    a = i + 1
    b = j + 1
  }
  return pairs
}

const keysAt = (keys: readonly Keys[], level: number): string[] => keys.map((key) => key[level] ?? '')

/** Index pairs of a longest common subsequence; the empty key equals nothing. Common ends are taken first. */
export function commonSubsequence(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  let start = 0
  while (start < a.length && start < b.length && same(a[start], b[start])) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && same(a.at(-1 - end), b.at(-1 - end))) end += 1
  return [
    ...Array.from({ length: start }, (_, index) => [index, index] as const),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)).map(
      ([i, j]) => [i + start, j + start] as const,
    ),
    ...Array.from({ length: end }, (_, index) => [a.length - end + index, b.length - end + index] as const),
  ]
}

const same = (a: string | undefined, b: string | undefined): boolean => a === b && a !== '' && a !== undefined

function middle(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = same(a[i], b[j])
        ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0)
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (same(a[i], b[j])) pairs.push([i++, j++])
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return pairs
}
