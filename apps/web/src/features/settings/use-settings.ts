import { useCallback, useEffect, useRef, useState } from 'react'
import { changeSettings, readSettings, type Settings } from '../../api/newsletter.ts'
import type { Refusal } from '../../api/request.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'
import { type Edit, isSame, undoOf, withChanges } from './edit.ts'

/** How the last change stands. */
export type SettingsSave =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Somebody else changed the same; nothing was saved. */
  | { readonly kind: 'conflict' }

export type SettingsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'open'; readonly settings: Settings; readonly save: SettingsSave }

export interface SettingsPage {
  readonly state: SettingsState
  /** Saves an edit at once, with Undo; true when it was saved. */
  readonly apply: (edit: Edit) => Promise<boolean>
  readonly reload: () => void
  /** The person has read what went wrong. */
  readonly dismiss: () => void
}

/** Others may be faster this often before a person is told. */
const mostTries = 4

/** The settings as they are on the server, and the way to change them, one edit after the other. */
export function useSettings(): SettingsPage {
  const [state, setState] = useState<SettingsState>({ kind: 'loading' })
  const notify = useNotify()
  const known = useRef<Settings | null>(null)
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const show = useCallback((settings: Settings, save: SettingsSave): void => {
    setState({ kind: 'open', settings, save })
  }, [])

  const look = useCallback(async (): Promise<void> => {
    const answer = await readSettings()
    if (!answer.ok) {
      if (known.current === null) setState({ kind: 'refused', refusal: answer.refusal })
      return
    }
    const isNews = known.current !== null && known.current.revision !== answer.value.revision
    known.current = answer.value
    if (isNews) notify({ text: t('settings.changed') })
    setState((before) => {
      if (before.kind === 'open' && !isNews) return before
      return { kind: 'open', settings: answer.value, save: { kind: 'saved' } }
    })
  }, [notify])
  const reload = useCallback((): void => {
    turn.current = turn.current.then(look)
  }, [look])
  useEffect(() => {
    const back = (): void => {
      if (document.visibilityState === 'visible') reload()
    }
    reload()
    globalThis.addEventListener('focus', back)
    document.addEventListener('visibilitychange', back)
    return () => {
      globalThis.removeEventListener('focus', back)
      document.removeEventListener('visibilitychange', back)
    }
  }, [reload])

  const apply = (edit: Edit): Promise<boolean> => {
    const done = turn.current.then(() => make(edit, true))
    turn.current = done
    return done
  }
  async function make(edit: Edit, undoable: boolean): Promise<boolean> {
    for (let tries = 1; known.current !== null; tries += 1) {
      const before = known.current
      const changes = edit.make(before)
      if (changes === null) {
        if (undoable) show(before, { kind: 'conflict' })
        else notify({ text: t('settings.undo.conflict'), tone: 'danger' })
        return false
      }
      show(withChanges(before, changes), { kind: 'saving' })
      const answer = await changeSettings({ revision: before.revision, ...toSend(changes) })
      if (answer.ok) {
        known.current = answer.value
        show(answer.value, { kind: 'saved' })
        const undo = undoOf(changes, before, answer.value, t('settings.undone'))
        if (!isSame(before.own, answer.value.own))
          notify({
            text: edit.said,
            ...(undoable
              ? {
                  action: {
                    label: t('undo'),
                    onAct: () => void (turn.current = turn.current.then(() => make(undo, false))),
                  },
                }
              : {}),
          })
        return true
      }
      const fresh =
        answer.refusal.code === 'settings-changed' && tries < mostTries ? await readSettings() : null
      if (!fresh?.ok || fresh.value.revision === before.revision) {
        show(before, { kind: 'refused', refusal: answer.refusal })
        return false
      }
      known.current = fresh.value
    }
    return false
  }
  const dismiss = (): void => {
    if (known.current) show(known.current, { kind: 'saved' })
  }
  return { state, apply, reload, dismiss }
}

const toSend = ({ set, reset }: { readonly set: object; readonly reset: readonly string[] }) => ({
  set: { ...set },
  reset: [...reset],
})
