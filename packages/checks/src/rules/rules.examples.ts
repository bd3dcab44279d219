import type { HouseRules } from '@stanza/schema'

/** A text in which a check finds one thing, in our own words. */
export interface Example {
  /** The body; `⟦…⟧` marks the place of the finding. */
  readonly text: string
  /** The body after the fix. Absent: the check offers none that is certain. */
  readonly fixed?: string
  /** Front matter, without its fences; null: none. */
  readonly matter?: string | null
  readonly fixedMatter?: string
  readonly language?: string
  readonly fileName?: string
  /** House rules beside those of the preset. */
  readonly checks?: Partial<HouseRules>
  /** Cannot be said in a document: it is about the file, or the reader of documents puts it right. */
  readonly fileOnly?: true
}

export type Examples = Readonly<Record<string, readonly Example[]>>

export const languageTags = { tags: ['EN', 'DE', 'PT_BR'], spaced: true }
export const german = 'title: Die Zeitung für Juli 2026\ndate: 2026-08-05'

export const examples: Examples = {
  'anchor-missing': [
    {
      text: 'See [the end](#help-us-to-build-the-newsletter⟦⟧).\n\n## Hilf dem Newsletter',
      matter: german,
      language: 'de',
    },
  ],
  'link-trailing-junk': [
    {
      text: 'See [⟦the shop⟧](https://shop.example/all/]) today.',
      fixed: 'See [the shop](https://shop.example/all/) today.',
    },
    { text: 'See [it](https://shop.example/a").', fixed: 'See [it](https://shop.example/a).' },
  ],
  'link-space-gap': [
    {
      text: 'Read ⟦[the report] (https://a.example/report)⟧ now.',
      fixed: 'Read [the report](https://a.example/report) now.',
    },
  ],
  'link-url-space': [
    {
      text: 'The ⟦[map](https://map. a.example/x)⟧ is new.',
      fixed: 'The [map](https://map.a.example/x) is new.',
    },
    { text: 'The ⟦[map](https://map.a.example/x and more words)⟧ is new.' },
  ],
  'link-version-mismatch': [{ text: 'Client [⟦2.1.3⟧](https://a.example/releases/tag/2.11.3) is out.' }],
  'link-bad-host': [
    {
      text: 'See [⟦news⟧](https://news/paper.example/all).',
      fixed: 'See [news](https://news.paper.example/all).',
    },
  ],
  'link-extra-bracket': [
    { text: 'A ⟦[fix]((https://a.example/1)⟧ came.', fixed: 'A [fix](https://a.example/1) came.' },
    { text: 'A ⟦[fix]](https://a.example/1)⟧ came.', fixed: 'A [fix](https://a.example/1) came.' },
    { text: 'A [⟦fix⟧]((https://a.example/1)) came.', fixed: 'A [fix](https://a.example/1) came.' },
  ],
  'link-missing-bracket': [
    {
      text: 'On our ⟦[list(https://a.example/list)⟧ you find it.',
      fixed: 'On our [list](https://a.example/list) you find it.',
    },
    { text: 'Did you know that Parsnip⟦](https://p.example/)⟧ cooks?' },
    { text: 'See ⟦[`1.0`(https://p.example/)⟧.', fixed: 'See [`1.0`](https://p.example/).' },
  ],
  'link-no-scheme': [
    {
      text: 'Version [⟦0.4⟧](code.example/releases/0.4) is out.',
      fixed: 'Version [0.4](https://code.example/releases/0.4) is out.',
    },
    { text: 'By [⟦ann⟧](@ann@social.example).', fixed: 'By [ann](https://social.example/@ann).' },
  ],
  'link-unclosed': [
    { text: 'German: ⟦[paper](/categories/paper/⟧', fixed: 'German: [paper](/categories/paper/)' },
  ],
  'link-bad-scheme': [{ text: 'See [⟦it⟧](https:/a.example/x).', fixed: 'See [it](https://a.example/x).' }],
  'link-other-unparsed': [{ text: 'See ⟦[it](⟧\nhttps://a.example/ now', fileOnly: true }],
  'link-missing-target': [
    { text: 'Spanish: ⟦[a.example/paper/]⟧ and so on' },
    { text: 'Version ⟦[1.13.0]⟧ of it is out.' },
    { text: 'Ported to ⟦[the service]⟧ by Ann (https://a.example/)' },
  ],
  'link-empty': [{ text: 'See [⟦it⟧]() now.' }],
  'xep-link-mismatch': [{ text: 'See [⟦XEP-0238⟧](https://xmpp.org/extensions/xep-0283.html).' }],
  'image-syntax': [
    { text: 'See ⟦![a cat]⟧/images/cat.png) here.' },
    { text: 'See ⟦![a cat]⟧/images/cat.png "A cat") here.' },
    { text: `⟦![${'A cat with a hat. '.repeat(25)}]⟧/images/cat.png)` },
  ],
  'list-nbsp': [{ text: '⟦-\u00A0\u00A0⟧One thing', fixed: '-  One thing' }],
  'nbsp-blank-line': [
    { text: 'One thing.\n⟦\u00A0⟧\nAnother thing.', fixed: 'One thing.\n\nAnother thing.', fileOnly: true },
  ],
  'list-no-space': [
    { text: 'Some words:\n⟦-⟧First thing here', fixed: 'Some words:\n- First thing here' },
    { text: '- Round pots\n⟦-⟧Square pots', fixed: '- Round pots\n- Square pots' },
    {
      text: '- Version 0.2.0 of XEP-0222 (Pots)\n⟦-⟧More examples',
      fixed: '- Version 0.2.0 of XEP-0222 (Pots)\n  - More examples',
    },
  ],
  'list-swallowed': [{ text: 'A paragraph of words.\n      ⟦- ⟧An entry of a list' }],
  'list-not-nested': [
    {
      text: '- Version 1.2.0 of [XEP-0222](/extensions/xep-0222.html) (Pots)\n- ⟦Added the element. (jp)⟧',
      fixed: '- Version 1.2.0 of [XEP-0222](/extensions/xep-0222.html) (Pots)\n  - Added the element. (jp)',
      fileOnly: true,
    },
    {
      text: '-   Versione 1.2.0 di [XEP-0222](/extensions/xep-0222.html) (Pots)\n-   ⟦Aggiunto un coperchio.⟧',
      fixed:
        '-   Versione 1.2.0 di [XEP-0222](/extensions/xep-0222.html) (Pots)\n    -   Aggiunto un coperchio.',
      language: 'it',
      fileOnly: true,
    },
    {
      text: '- Italiano: [a.example](https://a.example/)\n- ⟦Traduttori: anna, berta⟧',
      fixed: '- Italiano: [a.example](https://a.example/)\n  - Traduttori: anna, berta',
      language: 'it',
      fileOnly: true,
    },
  ],
  'list-empty-item': [{ text: '- One\n⟦-⟧\n- Two' }],
  'heading-damaged': [{ text: '### Extensions and specificationsletter Contributors & Translations' }],
  'heading-in-list': [
    { text: '- An entry\n\n  ### ⟦Deferred⟧\n\nWords.', fixed: '- An entry\n\n### Deferred\n\nWords.' },
  ],
  'heading-h1': [{ text: '# ⟦Events⟧\n\nWords.', fixed: '## Events\n\nWords.' }],
  'heading-orphan': [
    {
      text: '### ⟦A summer of code⟧\n\nWords.\n\n## Events\n\nWords.',
      fixed: '## A summer of code\n\nWords.\n\n## Events\n\nWords.',
    },
  ],
  'heading-empty-section': [{ text: '## ⟦Events⟧\n\n## Articles\n\nWords.' }],
  'heading-punct': [{ text: '## Events⟦:⟧\n\nWords.', fixed: '## Events\n\nWords.' }],
  'heading-template-residue': [{ text: '## ⟦Contributors section:⟧\n\nWords.' }],
  'heading-jump': [
    {
      text: '## Events\n\nWords.\n\n#### ⟦Prague⟧\n\nWords.',
      fixed: '## Events\n\nWords.\n\n### Prague\n\nWords.',
    },
  ],
  'heading-twice': [{ text: '## Events\n\nWords.\n\n## ⟦Events⟧\n\nWords.' }],
  weekday: [
    {
      text: 'We meet on ⟦Sunday, January 31st, 2026⟧ in Prague.',
      fixed: 'We meet on Saturday, January 31st, 2026 in Prague.',
    },
    { text: 'Am ⟦Sonntag, den 31. Januar 2026⟧ in Prag.', language: 'de', matter: german },
  ],
  'impossible-date': [{ text: 'Until ⟦2026-02-30⟧ it is open.' }],
  'intro-month': [
    { text: '⟦This issue covers June 2026.⟧' },
    { text: '⟦Dieser Newsletter berichtet über den Juni.⟧', matter: german, language: 'de' },
  ],
  'date-vs-title': [
    {
      text: 'Words.',
      matter: 'title: The Paper July 2026\n⟦date: 2026-07-05⟧',
      fixed: 'Words.',
      fixedMatter: 'title: The Paper July 2026\ndate: 2026-08-05',
    },
  ],
  'bad-date': [{ text: 'Words.', matter: 'title: The Paper\n⟦date: 2026-13-05⟧' }],
  'stale-date': [{ text: 'Please apply until ⟦25 June 2026⟧ by letter.' }],
  'summary-version': [
    {
      text: 'Pot 5.1.1 is out.',
      matter: 'title: The Paper July 2026\ndate: 2026-08-05\nsummary: Pot ⟦5.1.0⟧ and more',
    },
  ],
  'file-name': [
    {
      text: 'Words.',
      fileName: '2026-08-05_newsletter.de.md',
      matter: german,
      language: 'de',
      fileOnly: true,
    },
  ],
  'fm-missing': [{ text: 'Words.', matter: 'date: 2026-08-05' }],
  'fm-unknown-key': [
    {
      text: 'Words.',
      matter: 'title: The Paper July 2026\ndate: 2026-08-05\n⟦sommario: News⟧',
      fixed: 'Words.',
      fixedMatter: 'title: The Paper July 2026\ndate: 2026-08-05\nsummary: News',
    },
  ],
  'fm-alias': [
    {
      text: 'Words.',
      matter: 'title: The Paper July 2026\ndate: 2026-08-05\naliases:\n  - ⟦2026/08/paper/⟧',
      fixed: 'Words.',
      fixedMatter: 'title: The Paper July 2026\ndate: 2026-08-05\naliases:\n  - /2026/08/paper/',
    },
  ],
  'title-untranslated': [
    { text: 'Wörter.', matter: '⟦title: The Paper July 2026⟧\ndate: 2026-08-05', language: 'de' },
  ],
  'heading-untranslated': [{ text: '## ⟦Spread the news⟧\n\nWörter.', matter: german, language: 'de' }],
  'trans-template-word': [
    { text: '- ⟦Translators:⟧ *Ann*', matter: german, language: 'de' },
    { text: '- ⟦German :⟧ [a.example](https://a.example/)', language: 'fr' },
    {
      text: '- Tschechisch: [a.example](https://a.example/) ⟦and⟧ [b.example](https://b.example/)',
      matter: german,
      language: 'de',
    },
  ],
  'caption-untranslated': [
    {
      text: '{{< figure src="/images/pot.png" caption="⟦A pot with the lid on⟧" >}}',
      matter: german,
      language: 'de',
    },
  ],
  'term-case': [
    { text: 'Our ⟦Github⟧ pages.', fixed: 'Our GitHub pages.' },
    { text: 'The server ⟦Ejabberd⟧ got a lid.', fixed: 'The server ejabberd got a lid.' },
  ],
  typo: [
    { text: 'It was ⟦formely⟧ known as Pot.', fixed: 'It was formerly known as Pot.' },
    { text: 'Thanks! ⟦Volunteers an more⟧ are welcome.', fixed: 'Thanks! Volunteers and more are welcome.' },
  ],
  'dup-word': [
    { text: 'This is ⟦the the⟧ pot.', fixed: 'This is the pot.' },
    { text: 'Mehr ⟦am [am⟧ Ende](/end/).', fixed: 'Mehr [am Ende](/end/).', matter: german, language: 'de' },
  ],
  'dup-predicate': [{ text: 'Pot 1.1 ⟦has been released has been released⟧ today.' }],
  'dup-entry': [
    {
      text: '- [Pot](https://pot.example/) has got a new lid today\n- ⟦[Pot](https://pot.example/) has got a new lid today⟧'.replace(
        '⟦[',
        '[⟦',
      ),
      fileOnly: true,
    },
    {
      text: '- Version 1.0.0 of XEP-0222 (Pots) has been released.\n- Words.\n- ⟦Version 1.0.0 of XEP-0222 (Pots), with a lid.⟧',
      fileOnly: true,
    },
  ],
  'version-number-agreement': [
    {
      text: 'Pot ⟦versions⟧ [0.3.2](https://pot.example/0.3.2) has a new lid.',
      fixed: 'Pot version [0.3.2](https://pot.example/0.3.2) has a new lid.',
    },
    {
      text: 'Pot versions [0.1.3](https://pot.example/0.1.3) and [0.1.4](https://pot.example/0.1.4) ⟦has⟧ been released.',
      fixed:
        'Pot versions [0.1.3](https://pot.example/0.1.3) and [0.1.4](https://pot.example/0.1.4) have been released.',
    },
    {
      text: 'See ⟦version⟧ [0.8.0](https://pot.example/0.8.0) and [0.8.1](https://pot.example/0.8.1).',
      fixed: 'See versions [0.8.0](https://pot.example/0.8.0) and [0.8.1](https://pot.example/0.8.1).',
    },
  ],
  homoglyph: [{ text: 'Many ⟦сlients⟧ came.', fixed: 'Many clients came.' }],
  'invisible-char': [{ text: 'Many cli⟦\u200B⟧ents came.', fixed: 'Many clients came.' }],
  'link-text-space': [{ text: 'By [⟦Ann ⟧](https://a.example/).', fixed: 'By [Ann](https://a.example/).' }],
  'link-glued': [
    {
      text: 'So wur⟦de[Pot⟧](https://pot.example/) neu.',
      fixed: 'So wurde [Pot](https://pot.example/) neu.',
      matter: german,
      language: 'de',
    },
  ],
  'odd-punct': [{ text: 'Come and say hi!⟦.⟧ We wait.', fixed: 'Come and say hi! We wait.' }],
  'double-dot': [{ text: 'That is the end.⟦.⟧', fixed: 'That is the end.' }],
  'space-before-punct': [
    { text: 'A pot⟦ ⟧, a lid.', fixed: 'A pot, a lid.' },
    { text: 'To be in line with⟦ ⟧. (gk)' },
  ],
  'nospace-after-comma': [{ text: 'Ann, Bert⟦,⟧charles and Dora', fixed: 'Ann, Bert, charles and Dora' }],
  'nospace-after-colon': [{ text: 'What changed⟦:⟧Add a lid to it', fixed: 'What changed: Add a lid to it' }],
  'paren-inner-space': [{ text: 'Pots (⟦ ⟧all of them) are new.', fixed: 'Pots (all of them) are new.' }],
  'fr-missing-space': [{ text: 'Voici la liste⟦:⟧', fixed: 'Voici la liste\u00A0:', language: 'fr' }],
  'unbalanced-paren': [
    { text: 'As accepted. ⟦(⟧Editor (dg)' },
    { text: '- Tschechisch: [a.example](https://a.example/)⟦)⟧' },
  ],
  'unbalanced-quote': [{ text: 'She said ⟦“⟧come all of you.' }],
  'code-unbalanced': [{ text: 'The March ⟦`⟧21 paper.' }],
  'emphasis-literal': [
    { text: '- [A pot with a lid⟦*⟧](https://a.example/) by Ann' },
    { text: 'This is ⟦**bold **⟧text.' },
    { text: 'This is ⟦** bold**⟧ text.' },
    { text: 'This is bold⟦**⟧ text.' },
  ],
  'run-on-lines': [
    {
      text: '[One](https://a.example/)⟦\n⟧[Two](https://b.example/)',
      fixed: '[One](https://a.example/)\n\n[Two](https://b.example/)',
    },
  ],
  'xep-format': [{ text: 'See ⟦XEP-503⟧ for it.', fixed: 'See XEP-0503 for it.' }],
  'figure-duplicate': [
    {
      text: '{{< figure src="/images/a.png" caption="Pot" >}}\n\nWords.\n\n{{< figure src="/images/a.png" caption="Pot" >}}',
      fixed: '{{< figure src="/images/a.png" caption="Pot" >}}\n\nWords.\n',
    },
  ],
  'figure-external': [{ text: '![Pot](https://elsewhere.example/pot.png)' }],
  'figure-no-text': [{ text: '{{< figure src="/images/a.png" >}}' }],
  'shortcode-malformed': [{ text: '{{< figure src="/images/a.png caption=Pot >}}', fileOnly: true }],
  placeholder: [
    { text: '- ⟦INCOMPLETE⟧ entry' },
    { text: '{{< figure src="/images/PICTURE.JPG" caption="Pot" >}}' },
  ],
  'link-http': [{ text: 'See [⟦it⟧](http://github.com/a).', fixed: 'See [it](https://github.com/a).' }],
  'link-absolute-site': [{ text: 'See [⟦it⟧](https://xmpp.org/about/).', fixed: 'See [it](/about/).' }],
  'link-tracking': [
    {
      text: 'See [⟦it⟧](https://a.example/b?utm_source=x&c=1#d).',
      fixed: 'See [it](https://a.example/b?c=1#d).',
    },
  ],
  'link-double-slash': [
    { text: 'See [⟦it⟧](https://a.example//b/c).', fixed: 'See [it](https://a.example/b/c).' },
  ],
  'item-too-long': [
    {
      text: '- A pot.\n- ⟦A [round](https://a.example/a-long-address) pot with a lid.⟧\n\nA paragraph may be as long as it likes.',
      checks: { longestItem: 20 },
    },
  ],
  'item-bold': [
    {
      text: '**Bold** may stand here.\n\n- The **⟦pot⟧** is round.',
      fixed: '**Bold** may stand here.\n\n- The pot is round.',
      checks: { rules: { 'item-bold': 'on' } },
    },
    {
      text: '- See __⟦the [pot⟧](https://pot.example/)__ and its lid.',
      fixed: '- See the [pot](https://pot.example/) and its lid.',
      checks: { rules: { 'item-bold': 'on' } },
    },
  ],
  'language-tag': [
    {
      text: 'See [it](https://a.example/) ⟦[en/pt-br]⟧ or [no] more.',
      fixed: 'See [it](https://a.example/) [EN/PT_BR] or [no] more.',
      checks: { languageTags },
    },
    {
      text: 'See [it](https://a.example/)⟦[DE]⟧.',
      fixed: 'See [it](https://a.example/) [DE].',
      checks: { languageTags },
    },
  ],
}
