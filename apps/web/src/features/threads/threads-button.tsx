import { t } from '../../messages/message.ts'
import { CountButton } from '../../ui/count-button.tsx'

/** How many threads are open; opens the list. */
export const ThreadsButton = ({ count, onOpen }: { count: number; onOpen: () => void }) => (
  <CountButton
    icon="comment"
    count={count}
    words={t('threads.count', { count })}
    title={t('threads.title')}
    wideOnly
    onPress={onOpen}
  />
)
