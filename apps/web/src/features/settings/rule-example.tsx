import { type Example, examples } from '@stanza/checks/examples'
import { t } from '../../messages/message.ts'
import styles from './settings.module.css'

/** What a rule finds, with the place marked, and what becomes of it; nothing for rules that look beyond a text. */
export function RuleExample({ rule }: { rule: string }) {
  const example = examples[rule]?.[0]
  if (!example) return null
  const { before, after } = partsOf(example)
  return (
    <details className={styles.example}>
      <summary>{t('settings.rules.example', { rule })}</summary>
      <pre>
        <Marked text={before} />
      </pre>
      {after !== null && (
        <>
          <p className={styles.quiet}>{t('settings.rules.becomes')}</p>
          <pre>{visible(after)}</pre>
        </>
      )}
    </details>
  )
}

/** The front matter is shown where the example is about it. */
function partsOf({ text, matter, fixed, fixedMatter, fileName }: Example): {
  before: string
  after: string | null
} {
  const isAboutMatter = fixedMatter !== undefined || matter?.includes('⟦') === true || !text.includes('⟦')
  if (isAboutMatter && matter) {
    const body = fileName === undefined ? matter : `${fileName}\n${matter}`
    return { before: body, after: fixedMatter ?? null }
  }
  return { before: text, after: fixed ?? null }
}

function Marked({ text }: { text: string }) {
  const [before, , inside, after] = /^([^]*?)(⟦)([^]*?)⟧([^]*)$/.exec(text)?.slice(1) ?? [text]
  if (inside === undefined) return visible(text)
  return (
    <>
      {visible(before ?? '')}
      <mark>{visible(inside) || ' '}</mark>
      {visible(after ?? '')}
    </>
  )
}

/** Signs that nobody sees are what some rules are about. */
const visible = (text: string): string =>
  text.replaceAll('\u00a0', '⍽').replaceAll('\u200b', '␣').replaceAll(/[⟦⟧]/g, '')
