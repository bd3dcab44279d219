/**
 * Findings that no label backs, read one by one after the labels were made: what we hold to be right, and why. The bench
 * tells precision by the labels alone and with these.
 */
export const readAgain: readonly {
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly right: boolean
  readonly why: string
}[] = [
  ...(['2024-08-05:21', '2024-08-05:26', '2024-09-05:22', '2024-10-05:23'] as const).map((place) => ({
    file: `${place.slice(0, 10)}-newsletter.de.md`,
    line: Number(place.slice(11)),
    rule: 'link-missing-bracket',
    right: true,
    why: 'the text closes twice, before and behind a parenthesis, and opens once: the page prints the address',
  })),
  {
    file: '2026-04-05-newsletter.md',
    line: 79,
    rule: 'link-version-mismatch',
    right: true,
    why: 'the entry is about 5.0.4, the address compares 5.0.3 with 5.0.4, the text says 0.5.x',
  },
  {
    file: '2026-03-05-newsletter.md',
    line: 5,
    rule: 'odd-punct',
    right: true,
    why: 'in the summary, which was not labelled',
  },
  {
    file: '2023-02-05-newsletter.fr.md',
    line: 45,
    rule: 'term-case',
    right: true,
    why: 'the name within the sentence, which elsewhere is labelled',
  },
  {
    file: '2019-01-31-newsletter.md',
    line: 56,
    rule: 'term-case',
    right: false,
    why: 'labelled as right: a capital in a quoted title',
  },
  {
    file: '2022-05-05-newsletter.es.md',
    line: 20,
    rule: 'trans-template-word',
    right: true,
    why: 'the English word in the Spanish list of languages, which elsewhere is labelled',
  },
  {
    file: '2024-07-05-newsletter.it.md',
    line: 58,
    rule: 'dup-previous-issue',
    right: true,
    why: 'word for word in the issue before',
  },
  {
    file: '2024-02-05-newsletter.fr.md',
    line: 1,
    rule: 'trans-missing-figure',
    right: true,
    why: 'the original’s picture is not there',
  },
  {
    file: '2024-06-05-newsletter.it.md',
    line: 56,
    rule: 'trans-version-diff',
    right: true,
    why: 'the numbers are those of the next month’s issue',
  },
  ...(['2024-09-05-newsletter.de.md:166', '2024-12-05_newsletter.de.md:152'] as const).map((place) => ({
    file: place.slice(0, -4),
    line: Number(place.slice(-3)),
    rule: 'trans-template-word',
    right: true,
    why: 'English in the German list of languages; labelled where “original” has a small letter',
  })),
]
