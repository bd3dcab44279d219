import { useMemo } from 'react'
import type { Decided } from '@stanza/schema/api'
import { decideSuggestions, type Verb } from '../../api/suggestions.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'

/** Decides about suggestions in one step; null when it was done, else why not, in a sentence. */
export type Decide = (verb: Verb, ids: readonly string[]) => Promise<string | null>

/** As many as the server takes at once. Source: `decision` in the schema's API. */
const mostIds = 500

const doneWords = {
  accept: (count: number) => t('suggestions.accepted', { count }),
  reject: (count: number) => t('suggestions.rejected', { count }),
  withdraw: (count: number) => t('suggestions.withdrawn', { count }),
  clear: (count: number) => t('suggestions.cleared', { count }),
  undo: (count: number) => t('suggestions.undone', { count }),
} as const satisfies Record<Verb, (count: number) => string>

/** Decisions about an edition's suggestions. Each says what it did, and offers to take it back. */
export function useDecisions(edition: string): Decide {
  const notify = useNotify()
  return useMemo(() => {
    const decide: Decide = async (verb, ids) => {
      const { decided, refusal } = await decideAll(edition, verb, ids)
      const changed = verb === 'clear' ? decided.obsolete : decided.done
      const gone = verb === 'clear' ? 0 : decided.obsolete.length
      const words = [
        ...(changed.length > 0 ? [doneWords[verb](changed.length)] : []),
        ...(gone > 0 ? [t('suggestions.some-gone', { count: gone })] : []),
      ]
      if (words.length > 0) {
        const takeBack = [...decided.done, ...decided.obsolete]
        const undo = { label: t('undo'), onAct: () => void decide('undo', takeBack).then(complain) }
        notify({ text: words.join(' '), ...(verb === 'undo' ? {} : { action: undo }) })
      }
      return refusal ?? (words.length === 0 ? t('suggestions.nothing-done') : null)
    }
    const complain = (refusal: string | null): void => {
      if (refusal !== null) notify({ text: refusal, tone: 'danger' })
    }
    return decide
  }, [edition, notify])
}

/** What was done before a refusal stays done and is told. */
async function decideAll(
  edition: string,
  verb: Verb,
  ids: readonly string[],
): Promise<{ readonly decided: Decided; readonly refusal: string | null }> {
  let decided: Decided = { done: [], obsolete: [], unchanged: [] }
  for (let at = 0; at < ids.length; at += mostIds) {
    const answer = await decideSuggestions(edition, verb, ids.slice(at, at + mostIds))
    if (!answer.ok) return { decided, refusal: answer.refusal.message }
    const { done, obsolete, unchanged } = answer.value
    decided = {
      done: [...decided.done, ...done],
      obsolete: [...decided.obsolete, ...obsolete],
      unchanged: [...decided.unchanged, ...unchanged],
    }
  }
  return { decided, refusal: null }
}
