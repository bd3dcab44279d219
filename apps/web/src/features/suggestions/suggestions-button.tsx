import { t } from '../../messages/message.ts'
import { CountButton } from '../../ui/count-button.tsx'

/** How many suggestions are open; opens the list. */
export const SuggestionsButton = ({ count, onOpen }: { count: number; onOpen: () => void }) => (
  <CountButton
    icon="suggestion"
    count={count}
    words={t('suggestion.count', { count })}
    title={t('suggestion.list')}
    wideOnly
    onPress={onOpen}
  />
)
