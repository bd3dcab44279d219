import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { t } from '../../messages/message.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { findActions, type Action } from './find-actions.ts'
import styles from './palette.module.css'

interface PaletteProps {
  readonly actions: readonly Action[]
  readonly onClose: () => void
}

/** Every action by name: type, choose with the arrow keys, Enter. */
export function Palette({ actions, onClose }: PaletteProps) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const found = findActions(actions, typed)
  const chosen = found[Math.min(at, found.length - 1)]
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, typed])
  const runAction = (action: Action | undefined): void => {
    if (!action) return
    onClose()
    // After the dialog gave the focus back: the action decides where it goes from there.
    setTimeout(action.run, 0)
  }
  const steer = (event: KeyboardEvent): void => {
    const last = found.length - 1
    const to = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) runAction(chosen)
    else if (to !== undefined && !(event.key === 'Home' || event.key === 'End')) setAt(to)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('palette.label')}
        data-autofocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={steer}
      />
      <div ref={list} id={listId} role="listbox" aria-label={t('palette.title')} className={styles.list}>
        {found.map((action) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the combobox above.
          <div
            key={action.id}
            id={`${listId}-${action.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={action === chosen}
            className={styles.option}
            onClick={() => runAction(action)}
          >
            <span>{action.label}</span>
            {action.keys && <kbd>{action.keys}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">{t('palette.none', { words: typed })}</p>}
    </Dialog>
  )
}
