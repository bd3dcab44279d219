import { useEffect, useState } from 'react'
import type { Session } from '@stanza/schema/api'
import type { Refusal } from '../../api/request.ts'
import { openSession } from '../../api/session.ts'
import { t } from '../../messages/message.ts'
import { ScreenMessage } from '../../ui/screen-message.tsx'
import { readToken } from './token.ts'

/** Who came in, and the issue their link was for. */
export interface Joined {
  readonly session: Session
  readonly issue: string | null
}

// One exchange per page load, also when React mounts the screen twice: a token may be good for one use only.
let exchange: ReturnType<typeof openSession> | null = null

/** Takes the token out of the address bar (so that it is not in the history or a screenshot) and exchanges it. */
function takeToken(): ReturnType<typeof openSession> | null {
  const token = readToken(location.hash)
  if (location.hash !== '') history.replaceState(null, '', location.pathname)
  if (token !== null) exchange = openSession(token)
  return exchange
}

/** `/join#token`: exchanges a role link for a session. A link that does not work says why and what to do. */
export function JoinScreen({ onJoined }: { onJoined: (joined: Joined) => void }) {
  const [refusal, setRefusal] = useState<Refusal | 'no-token' | null>(null)
  useEffect(() => {
    const open = (): void => {
      const answer = takeToken()
      if (!answer) return setRefusal('no-token')
      setRefusal(null)
      void answer.then((result) => {
        if (!result.ok) return setRefusal(result.refusal)
        const { issue, ...session } = result.value
        onJoined({ session, issue: issue ?? onlyIssue(session) })
      })
    }
    open()
    // A second link pasted into the same tab changes only the fragment.
    const again = (): void => {
      if (location.hash !== '') open()
    }
    globalThis.addEventListener('hashchange', again)
    return () => globalThis.removeEventListener('hashchange', again)
  }, [onJoined])
  if (refusal === null) return <main className="visually-hidden">{t('join.opening')}</main>
  const [title, text] = wordsFor(refusal)
  return (
    <ScreenMessage title={title} role="alert">
      <p>{text}</p>
    </ScreenMessage>
  )
}

/** The one issue a person's grants speak of, when they speak of no other. */
function onlyIssue({ grants }: Session): string | null {
  const issues = new Set(grants.map((grant) => grant.issue))
  return issues.size === 1 ? ([...issues][0] ?? null) : null
}

function wordsFor(refusal: Refusal | 'no-token'): [title: string, text: string] {
  if (refusal === 'no-token') return [t('join.empty.title'), t('join.empty.text')]
  if (refusal.code === 'link-expired') return [t('join.expired.title'), t('join.expired.text')]
  if (refusal.code === 'link-revoked') return [t('join.revoked.title'), t('join.revoked.text')]
  if (refusal.code === 'link-unknown' || refusal.code === 'bad-request') {
    return [t('join.unknown.title'), t('join.unknown.text')]
  }
  return [t('join.failed.title'), refusal.message]
}
