import type { Refusal } from '../../api/request.ts'
import { t } from '../../messages/message.ts'
import { Callout } from '../../ui/callout.tsx'
import { IssueLink } from './issue-link.tsx'

/** Why an issue was not made; with a link to the one that is there already. */
export function RefusalCallout({ refusal, language }: { refusal: Refusal; language: string }) {
  return (
    <Callout tone="danger" role="alert">
      <p>{refusal.message}</p>
      {refusal.issue && (
        <IssueLink issue={refusal.issue} language={language}>
          {t('new.exists.open')}
        </IssueLink>
      )}
    </Callout>
  )
}
