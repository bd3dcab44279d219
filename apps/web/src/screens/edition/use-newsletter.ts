import { useEffect, useState } from 'react'
import { type CurrentNewsletter, readNewsletter } from '../../api/newsletter.ts'

/**
 * The newsletter as it is now: what was asked for first, and asked for again whenever the server's greeting names other
 * settings. The editor itself keeps the one it was made with; checks and outline follow.
 */
export function useNewsletter(first: CurrentNewsletter, named: string | undefined): CurrentNewsletter {
  const [fresh, setFresh] = useState(first)
  const isOld = named !== undefined && named !== fresh.revision
  useEffect(() => {
    if (!isOld) return undefined
    let gone = false
    void readNewsletter().then((answer) => {
      if (!gone && answer.ok) setFresh(answer.value)
    })
    return () => {
      gone = true
    }
  }, [isOld, named])
  return fresh
}
