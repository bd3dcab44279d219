import { t } from '../../messages/message.ts'
import { Card } from '../../ui/margin/card.tsx'
import { MessageForm } from './message-form.tsx'
import type { Named } from './message-parts.ts'
import styles from './threads.module.css'

interface NewThreadCardProps {
  readonly quote: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly people: readonly Named[]
  readonly onPost: (text: string) => Promise<string | null>
  readonly onCancel: () => void
}

/** The card in which a comment is written. */
export function NewThreadCard({ quote, text, onText, people, onPost, onCancel }: NewThreadCardProps) {
  return (
    <Card tone="talk" active>
      <blockquote className={styles.quote}>{quote}</blockquote>
      <MessageForm
        label={t('threads.write')}
        send={t('threads.post')}
        text={text}
        onText={onText}
        people={people}
        focused
        onSend={onPost}
        onCancel={onCancel}
      />
    </Card>
  )
}
