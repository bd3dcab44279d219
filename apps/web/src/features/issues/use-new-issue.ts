import { useState } from 'react'
import type { NewIssue } from '@stanza/schema/api'
import { navigate } from '../../app/navigate.ts'
import { editionPath } from '../../app/route.ts'
import { createIssue } from '../../api/issues.ts'
import type { Refusal } from '../../api/request.ts'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'

/** Makes an issue and opens it; a refusal stays beside the door that asked. */
export function useNewIssue(): {
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly make: (issue: NewIssue) => Promise<void>
} {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const notify = useNotify()
  const make = async (issue: NewIssue): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    const answer = await createIssue(issue)
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.refusal)
    const { issue: made, edition, findings } = answer.value
    const language = made.editions.find(({ id }) => id === edition)?.language ?? made.editions[0]?.language
    if (findings.length > 0) notify({ text: t('new.made.findings', { count: findings.length }) })
    if (language) navigate(editionPath(made.id, language))
  }
  return { busy, refusal, make }
}
