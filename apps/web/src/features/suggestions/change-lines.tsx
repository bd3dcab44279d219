import { t } from '../../messages/message.ts'
import { shortened, type Change } from './changes.ts'
import styles from './suggestions.module.css'

const kindWords = {
  add: 'suggestions.add',
  delete: 'suggestions.delete',
  replace: 'suggestions.replace',
  move: 'suggestions.move',
} as const

/** What a suggestion does, a line for each change; as many as there is room for. */
export function ChangeLines({ changes, most }: { changes: readonly Change[]; most: number }) {
  const more = changes.length - most
  return (
    <ul className={styles.changes}>
      {changes.slice(0, most).map((change, index) => (
        <li key={index} data-kind={change.kind}>
          <span className={styles.kind}>
            {change.kind === 'set' ? change.what : t(kindWords[change.kind])}
          </span>{' '}
          <Sides change={change} />
        </li>
      ))}
      {more > 0 && <li className={styles.quiet}>{t('suggestions.more', { count: more })}</li>}
    </ul>
  )
}

function Sides({ change: { kind, before, after } }: { change: Change }) {
  const old = before.trim() || (kind === 'set' && after.trim() === '' ? t('suggestions.nothing') : '')
  const next = after.trim()
  // Of words that only get a format or move nothing goes and nothing comes.
  if (kind === 'move' || (kind === 'set' && before === '')) return <q>{shortened(next)}</q>
  return (
    <>
      {old !== '' && <del>{shortened(old)}</del>}
      {old !== '' && (next !== '' || kind === 'set') && (
        <>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden">{t('suggestions.becomes')}</span>
        </>
      )}
      {next !== '' && <ins>{shortened(next)}</ins>}
      {next === '' && kind === 'set' && <ins>{t('suggestions.nothing')}</ins>}
    </>
  )
}
