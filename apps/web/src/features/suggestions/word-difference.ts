import { splitWords } from '@stanza/review'
import { commonSubsequence } from '@stanza/schema'

/** A stretch of a value: what stays, goes or comes. */
export interface Stretch {
  readonly kind: 'same' | 'out' | 'in'
  readonly words: string
}

/** Of what stays between two changes, so many words at either end are told. */
const wordsAround = 3

/**
 * What differs between two values, word by word, each change with a few words around it. Values that share no word are told
 * whole: what goes, then what comes.
 */
export function wordDifference(before: string, after: string): readonly Stretch[] {
  const [a, b] = [splitWords(before), splitWords(after)]
  const same = commonSubsequence(a, b)
  if (!same.some(([at]) => /[\p{L}\p{N}]/u.test(a[at] ?? ''))) return changed(before, after)
  const stretches: Stretch[] = []
  let [out, into, stays] = ['', '', '']
  const close = (): void => {
    // A blank between two changes is no reason to tell them apart.
    if (stays.trim() === '' && stays !== '' && out + into !== '') return
    stretches.push(...changed(out, into), ...(stays === '' ? [] : [{ kind: 'same', words: stays } as const]))
    ;[out, into, stays] = ['', '', '']
  }
  let [i, j] = [0, 0]
  for (const [x, y] of [...same, [a.length, b.length] as const]) {
    const [gone, come] = [a.slice(i, x).join(''), b.slice(j, y).join('')]
    if (gone + come !== '') {
      close()
      out += stays + gone
      into += stays + come
      stays = ''
    }
    stays += a[x] ?? ''
    ;[i, j] = [x + 1, y + 1]
  }
  stretches.push(...changed(out, into), ...(stays === '' ? [] : [{ kind: 'same', words: stays } as const]))
  return stretches.map((one, at) =>
    one.kind === 'same' ? { ...one, words: cut(one.words, at > 0, at < stretches.length - 1) } : one,
  )
}

const changed = (out: string, into: string): readonly Stretch[] => [
  ...(out === '' ? [] : [{ kind: 'out', words: out } as const]),
  ...(into === '' ? [] : [{ kind: 'in', words: into } as const]),
]

/** What stays, without its far part: only what is next to a change is told. */
function cut(words: string, behind: boolean, before: boolean): string {
  const parts = words.split(/(?<=\s)/)
  if (parts.length <= 2 * wordsAround + 1) return words
  return `${behind ? parts.slice(0, wordsAround).join('') : ''}… ${before ? parts.slice(-wordsAround).join('') : ''}`
}
