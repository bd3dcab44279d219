import { useCallback, useEffect, useState } from 'react'
import type { Role } from '@stanza/schema/api'
import { changeLink, readLinks, revokeLink } from '../../api/links.ts'
import type { Answer } from '../../api/request.ts'
import { readPeople } from '../../api/threads.ts'
import { type Loaded, useAnswer } from '../../api/use-answer.ts'
import { t } from '../../messages/message.ts'
import { type HeldLink, heldLinks } from './held-links.ts'

interface PeopleLinks {
  readonly loaded: Loaded<readonly HeldLink[]>
  readonly reload: () => void
  /** Why the last change was not made. */
  readonly complaint: string | null
  /** What the last change did, for ten seconds; the way back where there is one. */
  readonly done: LinkChangeDone | null
  readonly setRole: (link: HeldLink['link'], role: Role) => void
  readonly withdraw: (link: HeldLink['link']) => void
}

export interface LinkChangeDone {
  readonly text: string
  readonly onUndo: (() => void) | null
}

/** Undo stands for ten seconds (ux.md). The page's own notices lie behind the dialog, where nobody can press them. */
const shownForMs = 10_000

/** What a link is called in a sentence: its note, or what it makes of people. */
export const nameOfLink = ({ note, role }: HeldLink['link']): string => note || t(`role.${role}`)

/** Who came by which link of an issue, and what can be done about them. `here`: read again when it is another. */
export function useLinks(issue: string, edition: string, here: string): PeopleLinks {
  const { loaded, reload } = useAnswer(useCallback(() => load(issue, edition), [issue, edition]))
  const [complaint, setComplaint] = useState<string | null>(null)
  const [done, setDone] = useState<LinkChangeDone | null>(null)
  useEffect(() => reload(), [reload, here])
  useEffect(() => {
    const timer = done && setTimeout(() => setDone(null), shownForMs)
    return () => {
      if (timer) clearTimeout(timer)
    }
  }, [done])
  const tell = <T>(answer: Answer<T>, what: LinkChangeDone): void => {
    setComplaint(answer.ok ? null : answer.refusal.message)
    setDone(answer.ok ? what : null)
    reload()
  }
  const setRole = (link: HeldLink['link'], role: Role, undoable = true): void =>
    void changeLink(link.id, role).then((answer) =>
      tell(answer, {
        text: t('people.changed', { what: nameOfLink(link), role: t(`role.${role}`) }),
        onUndo: undoable ? () => setRole(link, link.role, false) : null,
      }),
    )
  const withdraw = (link: HeldLink['link']): void =>
    void revokeLink(link.id).then((answer) =>
      tell(answer, { text: t('people.withdrawn', { what: nameOfLink(link) }), onUndo: null }),
    )
  return { loaded, reload, complaint, done, setRole, withdraw }
}

/** The links of the issue, and those for all issues for those who may see them. */
async function load(issue: string, edition: string): Promise<Answer<readonly HeldLink[]>> {
  const [own, general, people] = await Promise.all([readLinks(issue), readLinks(null), readPeople(edition)])
  if (!own.ok) return own
  if (!people.ok) return people
  const links = [...own.value.links, ...(general.ok ? general.value.links : [])]
  return { ok: true, value: heldLinks(links, people.value.people, new Date().toISOString()) }
}
