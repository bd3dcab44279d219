import { useCallback, useEffect } from 'react'
import { navigate } from '../app/navigate.ts'
import type { Refusal } from '../api/request.ts'
import { useAnswer } from '../api/use-answer.ts'
import { t } from '../messages/message.ts'
import { Button } from '../ui/button.tsx'
import { ScreenMessage } from '../ui/screen-message.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EditionFrame } from './edition/edition-frame.tsx'
import { EditionRoom } from './edition/edition-room.tsx'
import { takeEdition } from './edition/load-edition.ts'

interface EditionScreenProps {
  readonly issue: string
  readonly language: string
  readonly person: { readonly id: string; readonly name: string }
}

/** `/issues/:issue/:language`: what is known of the edition first, then its text. */
export function EditionScreen({ issue, language, person }: EditionScreenProps) {
  const { loaded, reload } = useAnswer(useCallback(() => takeEdition(issue, language), [issue, language]))
  useEffect(() => () => void (document.title = t('app.name')), [])
  if (loaded.kind === 'refused') return <NoEdition refusal={loaded.refusal} onRetry={reload} />
  if (loaded.kind === 'loading') return <EmptyFrame />
  return <EditionRoom facts={loaded.value} person={person} onChanged={reload} />
}

/** The places of the page before anything is in them. */
export const EmptyFrame = () => (
  <EditionFrame
    bar={null}
    tools={null}
    outline={null}
    page={<Skeleton lines={12} label={t('edition.loading')} />}
  />
)

function NoEdition({ refusal, onRetry }: { refusal: Refusal; onRetry: () => void }) {
  const missing = refusal.code === 'not-found' || refusal.code === 'bad-request'
  const title =
    refusal.code === 'not-allowed'
      ? t('edition.not-allowed.title')
      : missing
        ? t('edition.not-found.title')
        : t('app.unreachable.title')
  const text =
    refusal.code === 'not-allowed'
      ? t('edition.not-allowed.text')
      : missing
        ? t('edition.not-found.text')
        : refusal.message
  return (
    <ScreenMessage
      title={title}
      role="alert"
      actions={
        <>
          <Button look="primary" onClick={() => navigate('/')}>
            {t('app.to-issues')}
          </Button>
          {!missing && <Button onClick={onRetry}>{t('app.try-again')}</Button>}
        </>
      }
    >
      <p>{text}</p>
    </ScreenMessage>
  )
}
