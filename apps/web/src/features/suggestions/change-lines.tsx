import { t } from '../../messages/message.ts'
import { shortened, type Change } from './changes.ts'
import { wordDifference, type Stretch } from './word-difference.ts'
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

function Sides({ change }: { change: Change }) {
  const { kind, before, after } = change
  const old = before.trim() || (kind === 'set' && after.trim() === '' ? t('suggestions.nothing') : '')
  const next = after.trim()
  if (kind === 'move') return <Moved change={change} />
  // Of words that only get a format nothing goes and nothing comes.
  if (kind === 'set' && before === '') return <q>{shortened(next)}</q>
  if (kind === 'set' && next !== '') {
    const stretches = wordDifference(old, next)
    if (stretches.length > 2) return <Stretches stretches={stretches} />
  }
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

/** Where a block goes, said by what it then stands behind, so that it does not matter which of two changed places. */
function Moved({ change: { before, after, behind = '' } }: { change: Change }) {
  return (
    <>
      <q>
        {before === after ? shortened(after, 80) : <Stretches stretches={wordDifference(before, after)} />}
      </q>{' '}
      {behind === ''
        ? t('suggestions.move.first')
        : t('suggestions.move.behind', { words: shortened(behind, 60) })}
    </>
  )
}

const Stretches = ({ stretches }: { stretches: readonly Stretch[] }) =>
  stretches.map(({ kind, words }, at) => {
    if (kind === 'same') return words
    const Side = kind === 'in' ? 'ins' : 'del'
    return <Side key={at}>{words}</Side>
  })
