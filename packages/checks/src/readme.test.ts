import { expect, it } from 'vitest'
import type { Check } from './check.ts'
import { xmpp } from '@stanza/schema/presets/xmpp'
import { checkFile } from './file/check-file.ts'
import { examples } from './rules/rules.examples.ts'
import { documentChecks, neighbourChecks } from './registry.ts'

/** How a check mends what it finds, as its examples show. */
function mends({ id }: Check): string {
  const fixes = (examples[id] ?? []).flatMap(
    ({ text, matter = 'title: The Paper July 2026\ndate: 2026-08-05', ...example }) => {
      const file = (matter === null ? text : `---\n${matter}\n---\n\n${text}`).replace(/[⟦⟧]/g, '')
      const { fileName = `2026-08-05-newsletter.${example.language ?? 'en'}.md`, checks } = example
      const newsletter = { ...xmpp, checks: { ...xmpp.checks, ...checks } }
      return checkFile(`${file}\n`, { newsletter, fileName }).flatMap(({ rule, fix }) =>
        rule === id && fix !== null ? [fix] : [],
      )
    },
  )
  if (fixes.length === 0) return ''
  return fixes.some(({ safe }) => safe) ? 'yes' : 'suggests'
}

function table(checks: readonly Check[], fix: (check: Check) => string): string {
  const rows = checks.map((check) => {
    const severity = check.off === true ? `${check.severity}, off` : check.severity
    return `| \`${check.id}\` | ${severity} | ${check.languages?.join(', ') ?? 'all'} | ${fix(check)} | ${check.explain} |`
  })
  return [
    '| rule | severity | languages | mends | why it matters to the reader |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

it('the README tells every rule as the registry has it (`npx vitest run packages/checks -u` writes it)', async () => {
  await expect(
    [
      '# Rules',
      '',
      'Written by `src/readme.test.ts` from the registry: change a rule, not this file. "off": until `checks.rules` in `newsletter.json` says `"on"`.',
      'A fix that is certain is done by `stanza check --fix` and by "fix everything safe"; others are suggested.',
      '',
      '## In one document',
      '',
      table(documentChecks, mends),
      '',
      '## Beside its neighbours',
      '',
      'They need the site, the issues before, or the edition that is translated: `stanza check --site DIR`.',
      '',
      table(neighbourChecks, () => ''),
      '',
    ].join('\n'),
  ).toMatchFileSnapshot('../RULES.md')
})
