import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Thread } from '@stanza/review'
import { readPeople } from '../../api/threads.ts'
import type { Named } from './message-parts.ts'

/** Who can be called by name: those who were here by a link, and those who spoke. Without the server, only the latter. */
export function useKnownPeople(
  edition: string,
  threads: readonly Thread[],
  wanted: boolean,
): { readonly people: readonly Named[]; readonly refresh: () => void } {
  const [told, setTold] = useState<readonly Named[]>([])
  const refresh = useCallback(() => {
    void readPeople(edition).then((answer) => {
      if (answer.ok) setTold(answer.value.people)
    })
  }, [edition])
  useEffect(() => {
    if (wanted) refresh()
  }, [wanted, refresh])
  const people = useMemo(() => {
    const spoke = threads.flatMap(({ messages }) => messages.map(({ author }) => author))
    return [...new Map([...spoke, ...told].map((person) => [person.id, person])).values()]
  }, [threads, told])
  return { people, refresh }
}
