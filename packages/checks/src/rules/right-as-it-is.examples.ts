import { german, languageTags, type Examples } from './rules.examples.ts'

/** What looks like a flaw and is right: no check may find it. */
export const rightAsItIs: Examples = {
  'anchor-missing': [
    { text: 'Voir [en bas](#aidez-nous-à-tout-faire).\n\n## Aidez-nous à tout faire', language: 'fr' },
    {
      text: 'See [there](#pots) and [here](#lids).\n\n<div id="pots">Pots</div>\n\nA <a name="lids"></a> lid.',
    },
  ],
  'link-space-gap': [
    { text: 'Ein Bericht [EN] (auf Papier).', language: 'de' },
    { text: 'Not `[a link] (https://a.example/)`.' },
  ],
  'link-missing-bracket': [{ text: 'It is written `[a link](#a)` or `[a link](https://a.example/)`.' }],
  'link-trailing-junk': [{ text: '[it](https://a.example/?q=%22pots%22) and [that](https://a.example/[1])' }],
  'link-glued': [{ text: 'Round pots[1](#note) and [client](https://a.example/)s.\n\n## Note' }],
  'image-syntax': [{ text: 'A picture is `![alt](./a.png)`.' }],
  'list-swallowed': [{ text: '- The star\n  `* a` stays.' }],
  'code-unbalanced': [{ text: 'Each `` `name` `` and a `` ` `` alone.' }],
  'emphasis-literal': [{ text: 'The file `**/*.ts`, 2 * 3 * 4 and a note *' }],
  'heading-empty-section': [
    { text: '## Install\n\n```\nnpm ci\n```\n\n## Run\n\nWords.' },
    { text: '## [Read on](https://a.example/)\n\n## Run\n\nWords.' },
  ],
  'list-not-nested': [
    { text: '- Version 1.2.0 of [XEP-0222](/extensions/xep-0222.html) (Pots)\n- No other pots this month.' },
    { text: '- Pots 1.2.0 with [XEP-0222](/extensions/xep-0222.html)\n- Lids:\n  - A round one' },
    { text: '- Traductions :\n- [Français](https://a.example/) : *anne*', language: 'fr' },
  ],
  'caption-untranslated': [
    { text: '{{< figure src="/a.png" caption="Blasta browse" >}}', matter: german, language: 'de' },
    { text: '{{< figure src="/a.png" caption="Ce qu’on voit sur un message" >}}', language: 'fr' },
    { text: '{{< figure src="/a.png" caption="Gestione degli account" >}}', language: 'it' },
  ],
  'link-missing-target': [
    { text: 'Ein [Bericht](https://a.example/) [DE / EN] kam.', language: 'de' },
    { text: 'A lid [and no pot, says the editor] came.' },
  ],
  'link-version-mismatch': [
    { text: '[Pot 0.15](https://a.example/fd1921c6-219f-477b-a4be-ebb25e4cccc5)' },
    { text: '[Pot 0.9.9](https://a.example/2020/01/31/pot-0-dot-9-9/)' },
    { text: '[Pot 4.7.3](https://a.example/pot-4-7-3-and-4-6-9-released/1234)' },
    { text: '[Pot 0.24](https://a.example/releases/0.24.1)' },
    { text: '[2.6 MB](https://a.example/pot@0.13.1)' },
  ],
  'link-tracking': [{ text: '[it](https://a.example/b?ref_type=heads)' }],
  'link-no-scheme': [
    { text: '[it](pot.html) and [that](mailto:a@a.example) and [there](/about/)' },
    { text: '[it](pots.md#round) by Ann <ann@a.example>' },
  ],
  'link-url-space': [{ text: '[it](https://a.example "A title")' }],
  'dup-word': [
    { text: 'They say lid lid.', checks: { rightWords: { en: ['lid'] } } },
    { text: 'Leute, die die Töpfe kennen.', language: 'de' },
  ],
  'nospace-after-comma': [{ text: 'Ann (fae,ve), Bert' }],
  'nospace-after-colon': [{ text: 'Die Entwickler:Innen', language: 'de' }],
  'odd-punct': [{ text: 'See [What is a pot?](https://a.example/). It is round.' }],
  'double-dot': [{ text: 'And so on... and on.' }],
  'space-before-punct': [{ text: 'See https://a.example/ . It is round.' }],
  'paren-inner-space': [{ text: 'A pot (with a smile ;) ) came.' }],
  'unbalanced-paren': [{ text: 'A pot (number 2) and a) a lid.' }, { text: 'Round pots :) came.' }],
  'fr-missing-space': [{ text: '- [Alles neu: wer weiß?](https://a.example/) [DE]', language: 'fr' }],
  'term-case': [
    { text: 'Our Github pages.', checks: { rightWords: { '*': ['Github'] } } },
    { text: 'Ejabberd got a lid.' },
    { text: 'See `Github` and https://a.example/Github/' },
  ],
  'heading-untranslated': [{ text: '## Articles\n\nMots.', language: 'fr' }],
  'heading-twice': [{ text: '## Events\n\n### New\n\nWords.\n\n## Articles\n\n### New\n\nWords.' }],
  'intro-month': [{ text: 'This issue covers the month of July 2026.' }],
  'date-vs-title': [
    { text: 'Words.', matter: 'title: The Paper December 2025 & January 2026\ndate: 2026-02-05' },
  ],
  'stale-date': [{ text: 'The meeting took place on 25 June 2026 in Prague.' }],
  'list-no-space': [{ text: 'It was -5 degrees and\n-3 at night.' }],
  'version-number-agreement': [
    {
      text: 'Pot versions [0.1](https://a.example/0.1), [0.2](https://a.example/0.2) and [0.3](https://a.example/0.3) have been released.',
    },
  ],
  'run-on-lines': [
    { text: '[One](https://a.example/)  \n[Two](https://b.example/)' },
    { text: '[![One](/a.svg)](https://a.example/)\n[![Two](/b.svg)](https://b.example/)' },
  ],
  placeholder: [{ text: 'The NAMES and the name' }],
  'item-too-long': [
    { text: '- A round pot with a lid.' },
    { text: '- Crème brûlée', checks: { longestItem: 12 } },
  ],
  'item-bold': [{ text: '- The **pot** is round.' }],
  'language-tag': [
    { text: 'See [it](https://a.example/)[en].' },
    { text: 'See [it](https://a.example/) [EN] and `[en]`.', checks: { languageTags } },
  ],
  typo: [
    { text: 'It was Formely known.', checks: { rightWords: { en: ['formely'] } } },
    { text: 'See `relased` and [it](https://a.example/relased).' },
  ],
  'link-absolute-site': [
    { text: '[it](https://xmpp.org/about/)', matter: 'title: The Paper July 2021\ndate: 2021-08-05' },
  ],
  weekday: [{ text: 'We meet on Saturday, January 31st, 2026.' }],
  'unbalanced-quote': [{ text: 'She said “come” and „komm“.' }],
}
