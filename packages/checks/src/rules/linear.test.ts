import { xmpp } from '@stanza/schema/presets/xmpp'
import { expect, it } from 'vitest'
import { checkFile } from '../file/check-file.ts'

const options = { newsletter: xmpp, fileName: '2026-08-05-newsletter.fr.md' }

function time(text: string): number {
  const start = performance.now()
  checkFile(text, options)
  return performance.now() - start
}

/** How much longer four times the text takes, from the fastest of each: what the machine does beside it only ever adds. */
function growth(text: string): number {
  const long = text.repeat(4)
  let [short, whole] = [Infinity, Infinity]
  for (let round = 0; round < 30 && (round < 5 || whole / short >= 10); round += 1) {
    short = Math.min(short, time(text))
    whole = Math.min(whole, time(long))
  }
  return whole / Math.max(1, short)
}

// A handful of the traps of bench/checks-hostile.ts, which times each rule alone. Four times the text may take four times
// the time; quadratic work takes sixteen. Ten lies between.
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
    const text = atom.repeat(8_000 / atom.length)
    expect(growth(text)).toBeLessThan(10)
  })
}
