import { allSections } from '@stanza/schema'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { dayIn, flaw, monthIn, type Flaw } from './flaw.ts'

const link = String.raw`(?<!!)\[[^\[\]\n]{4,80}\]\(https?:\/\/[^\s()]{8,200}\)`
const linkAnd = (behind: string): RegExp => new RegExp(link + behind, 'gm')
const onLink = (change: (link: string) => string) => (found: string) => change(found)

/** Links, lists and headings: what the reader of the page sees broken. */
const broken: readonly Flaw[] = [
  flaw(
    'link-space-gap',
    linkAnd(''),
    onLink((one) => one.replace('](', '] (')),
    'restores',
  ),
  flaw(
    'link-space-gap',
    linkAnd(''),
    onLink((one) => one.replace('](', ']\u00A0(')),
    'restores',
  ),
  flaw(
    'link-trailing-junk',
    linkAnd(''),
    onLink((one) => one.replace(/\)$/, '])')),
    'restores',
  ),
  flaw(
    'link-trailing-junk',
    linkAnd(''),
    onLink((one) => one.replace(/\)$/, '")')),
    'restores',
  ),
  flaw(
    'link-url-space',
    linkAnd(''),
    onLink((one) => one.replace(/(\/\/[^./]+\.)/, '$1 ')),
    'restores',
  ),
  flaw(
    'link-url-space',
    linkAnd(''),
    onLink((one) => one.replace(/\/([^/]+)\)$/, '/ $1)')),
    'restores',
  ),
  flaw(
    'link-unclosed',
    linkAnd('$'),
    onLink((one) => one.slice(0, -1)),
    'restores',
  ),
  flaw(
    'link-extra-bracket',
    linkAnd(''),
    onLink((one) => one.replace('](', ']](')),
    'restores',
  ),
  flaw(
    'link-extra-bracket',
    linkAnd(''),
    onLink((one) => one.replace('](', ']((')),
    'restores',
  ),
  flaw(
    'link-extra-bracket',
    linkAnd(''),
    onLink((one) => `${one.replace('](', ']((')})`),
    'restores',
  ),
  flaw(
    'link-missing-bracket',
    linkAnd(''),
    onLink((one) => one.replace('](', '(')),
    'restores',
  ),
  flaw(
    'link-missing-bracket',
    linkAnd(''),
    onLink((one) => one.slice(1)),
  ),
  flaw(
    'link-no-scheme',
    linkAnd(''),
    onLink((one) => one.replace(/https?:\/\//, '')),
    'restores',
  ),
  flaw(
    'link-bad-scheme',
    linkAnd(''),
    onLink((one) => one.replace(/:\/\//, ':/')),
    'restores',
  ),
  flaw(
    'link-bad-scheme',
    linkAnd(''),
    onLink((one) => one.replace(/http(s?):\/\//, 'htp$1://')),
    'restores',
  ),
  flaw(
    'link-bad-scheme',
    linkAnd(''),
    onLink((one) => one.replace(/:\/\//, '//')),
    'restores',
  ),
  flaw('link-bad-host', /\]\(https:\/\/\w+\.\w+\.\w{2,5}\//g, (found) => found.replace('.', '/'), 'restores'),
  flaw(
    'link-empty',
    linkAnd(''),
    onLink((one) => one.replace(/\(.*\)$/, '()')),
  ),
  flaw('link-version-mismatch', /\[v?(\d+)\.(\d+)\.(\d+)\]\(\S+?\1\.\2\.\3\)/g, (found, _, [a, b, c]) =>
    found.replace(`${a}.${b}.${c}`, `${a}.${Number(b) + 3}.${c}`),
  ),
  flaw('link-missing-target', /(?<=\s)\[\d+\.\d+\.\d+\]\(https:[^\s()]+\)/g, (found) =>
    found.replace(/\(.*/, ''),
  ),
  flaw('xep-link-mismatch', /\[XEP-(\d{4})\]\(\S+?xep-\1\.html\)/g, (found, _, [number]) =>
    found.replace(`XEP-${number}`, `XEP-${String((Number(number) % 480) + 7).padStart(4, '0')}`),
  ),
  flaw('image-syntax', /!\[[^[\]\n]{5,}\]\((?=\/|https?:)/g, (found) => found.slice(0, -1), 'restores'),
  flaw('anchor-missing', /\]\(#[\p{L}-]{5,}\)/gu, (found) => found.replace('#', '#the-')),
  flaw('list-nbsp', /^[-*] (?=\S)/gm, (found) => found.replace(' ', '\u00A0'), 'restores'),
  flaw('list-nbsp', /(?<=\n)[-*] (?=\p{L})/gu, (found) => `\u00A0${found}`),
  flaw('nbsp-blank-line', /(?<=[^#\n-]{30}\.\n)\n(?=\p{L}[^\n]{40})/gu, () => '\u00A0\n', 'restores'),
  flaw('list-no-space', /^- (?=\p{L})/gmu, () => '-', 'restores'),
  flaw('list-swallowed', /(?<=\p{L}[.:])\n\n- (?=\p{L})/gu, () => '\n      - ', { lineShift: 1 }),
  flaw(
    'list-not-nested',
    /(?<=XEP-\d{4}\]\(\S+\) \([^\n]{3,60}\)\n) {2,4}- (?=[^\n[]+\(\p{Ll}{2,4}\)$)/gmu,
    () => '- ',
  ),
  flaw('heading-in-list', /(?<=^- [^\n]{10,300}\n\n)#{2,3} (?=\S)/gm, (found) => `  ${found}`),
  flaw('heading-h1', /^## (?=\S)/gm, () => '# ', 'restores'),
  flaw('heading-empty-section', /^## (?=\S)/gm, (found) => `## Something new\n\n${found}`),
  flaw('heading-punct', /^(#{2,3} .*[\p{L}\d])$/gmu, (found) => `${found}:`, 'restores'),
  flaw('heading-template-residue', /^(#{2,3} .*\p{L})$/gmu, (found) => `${found} section:`),
  flaw('heading-jump', /(?<=^## [^\n]+\n\n[^#]{0,3000})^### (?=\S)/gm, () => '#### '),
  flaw(
    'heading-damaged',
    /^(#{2,3}) (Extensions and specifications|Erweiterungen und Spezifikationen|Estensioni e specifiche|Extensiones y especificaciones|Extensões e especificações|Extensions et spécifications)$/gm,
    (found) => `${found}letter Contributors & Translations`,
  ),
]

const englishHeadings = allSections(xmpp.sections).flatMap((section) => {
  const own = section.headings['en']?.[0]
  return own === undefined ? [] : [{ own, others: Object.entries(section.headings) }]
})

/** Dates, front matter, translations. */
const facts: readonly Flaw[] = [
  flaw(
    'weekday',
    /(?<=^[^\n#-][^\n]{60,}\.)$/gm,
    (_, { language, chance }) => ` ${dayIn(language, chance, 1)}.`,
  ),
  flaw('impossible-date', /(?<=^[^\n#-][^\n]{60,}\.)$/gm, () => ' 2026-02-30.'),
  flaw(
    'intro-month',
    /(?<=^---\n[^#]{0,1500}?\n---\n[^#]{0,900})\p{L}{3,10}(?= (?:de |del )?20\d\d)/gu,
    (found, { language }) => monthIn(found, language) ?? found,
  ),
  flaw('date-vs-title', /(?<=^title: [^\n]*\p{L} 20\d\d\n(?:[^\n]+\n)*?date: \d{4}-)\d\d(?=-)/gmu, (found) =>
    String(((Number(found) + 4) % 12) + 1).padStart(2, '0'),
  ),
  flaw('bad-date', /(?<=^date: \d{4}-)\d\d(?=-)/gm, () => '13'),
  flaw('summary-version', /(?<=^summary: .*\d+\.)\d+(?=\.\d)/gm, (found) => String(Number(found) + 41)),
  flaw('fm-missing', /^title: .+\n/m, () => '', { anywhere: true }),
  flaw('fm-unknown-key', /^summary(?=:)/gm, () => 'sommario', 'restores'),
  flaw('fm-alias', /(?<=^ *- "?)\/(?=20\d\d\/)/gm, () => '', 'restores'),
  flaw('title-untranslated', /(?<=^title: ).+/gm, () => 'The XMPP Newsletter March 2025', {
    translated: true,
  }),
  flaw(
    'heading-untranslated',
    /(?<=^#{2,3} ).+(?=$)/gm,
    (found, { language }) => {
      const section = englishHeadings.find(({ others }) =>
        others.some(([key, texts]) => key === language && texts.includes(found)),
      )
      return section?.own ?? found
    },
    { translated: true },
  ),
  flaw(
    'trans-template-word',
    /(?<=^- )\p{L}+(?= ?: \[)/gmu,
    (_, { chance }) => ['French', 'German', 'Spanish'][chance(3)]!,
    { translated: true },
  ),
  flaw('trans-template-word', /(?<=^- \p{L}+ ?: \[[^\n]+\)) (?:und|et|e|y) (?=\[)/gmu, () => ' and ', {
    translated: true,
  }),
  flaw('dup-entry', /^- (?:Version \d[^\n]*|\[[^\n]{60,})$/gm, (found) => `${found}\n${found}`, {
    lineShift: 1,
  }),
]

/** Words and punctuation. */
const form: readonly Flaw[] = [
  flaw('dup-word', /(?<=\s)\p{Ll}{4,}(?= \p{Ll}{3})/gu, (found) => `${found} ${found}`, 'restores'),
  flaw('dup-word', /(?<=\s)\p{Ll}{2,4} \[(?=\p{Ll})/gu, (found) => `${found}${found.split(' ')[0]} `),
  flaw('homoglyph', /(?<=\s\p{Ll}{2,5})a(?=\p{Ll}{2})/gu, () => 'а', 'restores'),
  flaw('invisible-char', /(?<=\s\p{Ll}{3})(?=\p{Ll}{3})/gu, () => '\u200B', 'restores'),
  flaw(
    'link-text-space',
    linkAnd(''),
    onLink((one) => one.replace('](', ' ](')),
  ),
  flaw('link-glued', /(?<=\s\p{Ll}{3,9}) (?=\[\p{Lu}\p{Ll}+\]\()/gu, () => '', 'restores'),
  flaw('odd-punct', /(?<=\p{Ll}!)(?= \p{Lu})/gu, () => '.', 'restores'),
  flaw('double-dot', /(?<=\p{Ll}{3}\.)(?= \p{Lu})/gu, () => '.', 'restores'),
  flaw('space-before-punct', /(?<=\p{Ll}{3})(?=, \p{Ll})/gu, () => ' ', 'restores'),
  flaw('space-before-punct', /(?<=\p{Ll}{4})(?=\. \p{Lu})/gu, () => ' ', 'restores'),
  flaw('nospace-after-comma', /(?<=\p{Ll}{3}), (?=\p{Ll}{3})/gu, () => ',', 'restores'),
  flaw('nospace-after-colon', /(?<!^title)(?<=\p{Ll}{4}): (?=\p{Lu}\p{Ll}{2})/gmu, () => ':', 'restores'),
  flaw('paren-inner-space', /(?<!\])\((?=\p{Ll}{3,}[^()\n]{3,60}\))/gu, () => '( ', 'restores'),
  flaw('fr-missing-space', /(?<=\p{L}{2})[ \u00A0\u202F](?=[:;!?](?:\s|$))/gmu, () => '', {
    languages: ['fr'],
  }),
  flaw('unbalanced-paren', /(?<=[\s]\([\p{L} ]{4,60})\)(?=[\s.,])/gu, () => ''),
  flaw('unbalanced-paren', /(?<=\s)\((?=[\p{L} ]{4,60}\)[\s.,])/gu, () => ''),
  flaw('unbalanced-quote', /(?<=“[^“”\n]{3,200})”/gu, () => ''),
  flaw('code-unbalanced', /(?<=^[^`\n]*`[^`\n]+)`(?=[^`\n]*$)/gm, () => ''),
  flaw('emphasis-literal', /(?<=\s)\*\*[\p{L} ]{3,40}\*\*(?=\s)/gu, (found) => `${found.slice(0, -2)} **`),
  flaw('xep-format', /(?<=\s)XEP-0\d{3}(?= )/g, (found) => found.replace('-0', '-'), 'restores'),
  flaw('xep-format', /(?<=\s)XEP-\d{4}(?= )/g, (found) => found.replace('-', ' '), 'restores'),
  flaw(
    'term-case',
    /(?<=\s)(?:GitHub|JavaScript|PeerTube|YouTube|Openfire|MongooseIM|PostgreSQL|LinkedIn|WordPress)(?=[\s,.])/g,
    (found) => (found === 'Openfire' ? 'OpenFire' : found.charAt(0) + found.slice(1).toLowerCase()),
    'restores',
  ),
  flaw(
    'version-number-agreement',
    /(?<=\s)version (?=\[\d[\d.]+\]\([^\s()]+\) (?:of|has)\b)/g,
    () => 'versions ',
    { languages: ['en'], restores: true },
  ),
  flaw('figure-duplicate', /^\{\{< figure .*>\}\}$/gm, (found) => `${found}\n\n${found}`, { lineShift: 2 }),
  flaw('figure-external', /(?<=^\{\{< figure src=")(?=\/)/gm, () => 'https://pots.example'),
  flaw('shortcode-malformed', /(?<=^\{\{< figure src="[^"\n]+)"/gm, () => ''),
  flaw('placeholder', /(?<=^\{\{< figure src="[^"\n]*\/)[^"/\n]+(?=")/gm, () => 'PICTURE.JPG'),
  flaw(
    'link-tracking',
    linkAnd(''),
    onLink((one) => (/[?#]/.test(one) ? one : one.replace(/\)$/, '?utm_source=pots&utm_medium=mail)'))),
    'restores',
  ),
  flaw(
    'link-double-slash',
    linkAnd(''),
    onLink((one) => one.replace(/(\/\/[^/]+)\/(?=[^/)])/, '$1//')),
    'restores',
  ),
  flaw(
    'link-http',
    /\]\(https:\/\/(?:github\.com|xmpp\.org|codeberg\.org|gajim\.org)(?=\/)/g,
    (found) => found.replace('https', 'http'),
    'restores',
  ),
]

export const flaws: readonly Flaw[] = [...broken, ...facts, ...form]
