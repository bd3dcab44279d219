import { xmpp } from '@stanza/schema/presets/xmpp'
import { expect, it } from 'vitest'
import { checkFile } from '../file/check-file.ts'

const options = { newsletter: xmpp, fileName: '2026-08-05-newsletter.fr.md' }

/** The fastest of some runs: what the machine does beside it only ever adds. */
function fastest(text: string): number {
  let best = Infinity
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now()
    checkFile(text, options)
    best = Math.min(best, performance.now() - start)
  }
  return best
}

// A handful of the traps of bench/checks-hostile.ts, which times each rule alone. Four times the text may take four times
// the time; quadratic work takes sixteen. Ten lies well between on a busy machine.
for (const atom of [
  '[a](',
  '](https://a ',
  '<!--',
  '`',
  '*a ',
  '(',
  'word word ',
  '1.1.1 ',
  'January 1 ',
  '{{< a b="',
  'аб',
]) {
  it(`four times of ${JSON.stringify(atom)} take about four times as long`, () => {
    const text = atom.repeat(6_000 / atom.length)
    checkFile(text, options)
    expect(fastest(text.repeat(4)) / Math.max(1, fastest(text))).toBeLessThan(10)
  })
}
