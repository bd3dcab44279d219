import { useCallback, useState } from 'react'
import type { Role } from '@stanza/schema/api'
import { readLinks, revokeLink } from '../../api/links.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { LinkList } from './link-list.tsx'
import { NewLinkForm } from './new-link-form.tsx'
import styles from './share.module.css'

interface ShareDialogProps {
  readonly issue: string
  /** Roles that this person may give, weakest first; empty for those who may not share. */
  readonly roles: readonly Role[]
  readonly onClose: () => void
}

/** Makes role links to this issue and withdraws them. */
export function ShareDialog({ issue, roles, onClose }: ShareDialogProps) {
  return (
    <Dialog title={t('share.title')} onClose={onClose}>
      {roles.length === 0 ? <p>{t('share.not-allowed')}</p> : <Links issue={issue} roles={roles} />}
    </Dialog>
  )
}

function Links({ issue, roles }: Pick<ShareDialogProps, 'issue' | 'roles'>) {
  const { loaded, reload } = useAnswer(useCallback(() => readLinks(issue), [issue]))
  const [complaint, setComplaint] = useState<string | null>(null)
  const notify = useNotify()
  const revoke = async (id: string): Promise<void> => {
    const answer = await revokeLink(id)
    setComplaint(answer.ok ? null : answer.refusal.message)
    if (answer.ok) notify({ text: t('share.revoked') })
    reload()
  }
  return (
    <>
      <NewLinkForm issue={issue} roles={roles} onMade={reload} />
      <section className={styles.links} aria-labelledby="links">
        <h3 id="links">{t('share.links')}</h3>
        {complaint && (
          <Callout tone="danger" role="alert">
            {complaint}
          </Callout>
        )}
        {loaded.kind === 'loading' && <Skeleton lines={3} label={t('app.loading')} />}
        {loaded.kind === 'refused' && (
          <Callout tone="danger" role="alert">
            <p>{loaded.refusal.message}</p>
            <Button onClick={reload}>{t('app.try-again')}</Button>
          </Callout>
        )}
        {loaded.kind === 'loaded' && (
          <LinkList links={loaded.value.links} onRevoke={(id) => void revoke(id)} />
        )}
      </section>
    </>
  )
}
