import { t } from '../../messages/message.ts'
import { CountButton } from '../../ui/count-button.tsx'
import type { ShownFinding } from './finder.ts'

/** How many findings there are, errors before the rest; opens the list. */
export function FindingsButton({ open, onOpen }: { open: readonly ShownFinding[]; onOpen: () => void }) {
  const errors = open.filter(({ severity }) => severity === 'error').length
  return (
    <CountButton
      icon={open.length === 0 ? 'check' : 'alert'}
      count={errors > 0 ? errors : open.length}
      words={
        errors > 0
          ? t('findings.count.error', { count: errors })
          : t('findings.count.other', { count: open.length })
      }
      title={t('findings.title')}
      tone={errors > 0 ? 'danger' : undefined}
      onPress={onOpen}
    />
  )
}
