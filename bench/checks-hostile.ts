import { checkFile, documentChecks, postOfFile, readFile } from '@stanza/checks'
import { xmpp } from '@stanza/schema/presets/xmpp'

/** Beginnings of what rules and scanners look for: each is repeated to 100 KB (threats.md S37). */
const atoms = [
  '[',
  ']',
  '](',
  '[](',
  '[a](',
  '![',
  '![a](',
  '[[',
  ']]',
  '] (https://a',
  '](https://a ',
  '](https://a',
  '[a(https://',
  '[a](<',
  '[a](b "',
  '(',
  ')',
  '((',
  '“',
  '„',
  '"',
  '`',
  '``a',
  '*a ',
  '*',
  '**a',
  '_a',
  '~~a',
  'a* ',
  '\\',
  '&amp',
  '&#1',
  '<a ',
  '<!--',
  '<http:',
  '<a@',
  '{{< ',
  '{{< a b="',
  '{{% figure caption=`',
  'http://a',
  'https://a.b/(',
  'a@',
  'a.',
  'a@b.',
  'a,b',
  'a:B',
  'a-',
  "a'",
  'a',
  'A ',
  'word word ',
  'ab ',
  '1.',
  '1.1.1 ',
  'v1.1.1.1.1',
  'January 1 ',
  '1 January ',
  '2026-01-',
  'Sunday, January 1',
  'version 1.0 and ',
  'versions 1.0, ',
  'sono state rilasciate ',
  '-a\n',
  '- \u00A0',
  '\n\u00A0\n',
  '\u00A0',
  ' ',
  '  \n',
  'a\n',
  '> ',
  '- ',
  '- a\n  ',
  '* a\n',
  '#',
  '# a\n',
  '| a ',
  '|-',
  ': ',
  '..',
  '!.',
  ' .',
  ' ,',
  '( ',
  ' )',
  'XEP-',
  'XEP-1',
  'аa',
  'аб',
  '\u00AD',
  'utm_',
  '[a](https://a?utm_=',
  '[a](//',
  '#a',
  '[a](#b)',
  '[1.1',
  '[1.1.1](https://a/1-1-',
  'e.V.',
  '\uFFFC',
  '\uE000',
  '---\n',
  'title: ',
  '\t',
  '\u2028',
]
const size = 100_000
const options = { newsletter: xmpp }
const budget = 100

/** Prints what takes longer than 100 ms: of the reader, of each rule, on 100 KB of each atom; in English and French. */
export function hostile(): number {
  let over = 0
  let slowest = { name: '', time: 0 }
  const timed = (name: string, run: () => unknown): void => {
    let time = Infinity
    for (let round = 0; round < 3; round += 1) {
      const start = performance.now()
      run()
      time = Math.min(time, performance.now() - start)
      if (time < budget / 4) break
    }
    if (time > slowest.time) slowest = { name, time }
    if (time <= budget) return
    over += 1
    console.log(`  over ${budget} ms: ${name}: ${time.toFixed(0)} ms`)
  }
  checkFile('Warm-up.', { ...options, fileName: 'a.md' })
  for (const atom of atoms) {
    const hostileText = atom.repeat(Math.ceil(size / atom.length)).slice(0, size)
    for (const [shape, text] of [
      ['block', hostileText],
      ['front matter', `---\ntitle: ${hostileText.replaceAll('\n', ' ')}\ndate: 2026-01-05\n---\n`],
      ['heading', `# ${hostileText.replaceAll('\n', ' ')}\n`],
    ] as const) {
      const name = `${JSON.stringify(atom)} as ${shape}`
      timed(`readFile ${name}`, () => readFile(text))
      const read = readFile(text)
      for (const fileName of [
        '2026-01-05-newsletter.md',
        '2026-01-05-newsletter.fr.md',
        '2026-01-05-newsletter.it.md',
      ]) {
        const post = postOfFile(read, { ...options, fileName })
        for (const check of documentChecks)
          timed(`${check.id} ${name} (${post.language})`, () =>
            check.scope === 'post'
              ? check.run(post)
              : post.passages.map((passage) => check.run(passage, post)),
          )
      }
    }
  }
  console.log(
    `hostile input: ${atoms.length} atoms of ${size / 1000} KB, ${documentChecks.length} checks; slowest ${slowest.name} ${slowest.time.toFixed(0)} ms; over ${budget} ms: ${over}`,
  )
  return over
}
