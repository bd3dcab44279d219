// 2 million cells are some milliseconds and 8 MB; a changed stretch beyond it is matched by its unrepeated keys only.
const largestTable = 2_000_000

type Match = readonly [a: number, b: number]

/** Index pairs of a common subsequence, the longest where the changed middle is not huge. Linear in the unchanged ends. */
export function commonSubsequence(a: readonly string[], b: readonly string[]): Match[] {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const matches: Match[] = []
  for (let index = 0; index < start; index += 1) matches.push([index, index])
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const middle = left.length * right.length <= largestTable ? longest(left, right) : unrepeated(left, right)
  for (const [i, j] of middle) matches.push([i + start, j + start])
  for (let index = end; index > 0; index -= 1) matches.push([a.length - index, b.length - index])
  return matches
}

function longest(a: readonly string[], b: readonly string[]): Match[] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? 1 + lengths[(i + 1) * width + j + 1]!
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const matches: Match[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) matches.push([i++, j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1
    else j += 1
  }
  return matches
}

/** Keys that stand once on each side, as far as their order agrees (patience sorting), in n log n. */
function unrepeated(a: readonly string[], b: readonly string[]): Match[] {
  const inB = places(b)
  const candidates: Match[] = []
  for (const [key, at] of places(a)) {
    const other = inB.get(key)
    if (at >= 0 && other !== undefined && other >= 0) candidates.push([at, other])
  }
  candidates.sort(([i], [j]) => i - j)
  return longestRising(candidates)
}

/** Where each key stands, or -1 for one that is repeated. */
function places(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  keys.forEach((key, index) => found.set(key, found.has(key) ? -1 : index))
  return found
}

function longestRising(pairs: readonly Match[]): Match[] {
  const ends: number[] = []
  const before: number[] = []
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const half = (low + high) >> 1
      if (pairs[ends[half]!]![1] < value) low = half + 1
      else high = half
    }
    before.push(low > 0 ? ends[low - 1]! : -1)
    ends[low] = index
  })
  const rising: Match[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) rising.push(pairs[at]!)
  return rising.toReversed()
}
