import { Outline, type OutlineProps } from '../../features/outline/outline.tsx'
import { t } from '../../messages/message.ts'
import { Dialog } from '../../ui/dialog.tsx'

interface OutlinePlaceProps extends OutlineProps {
  /** On a narrow window the outline is a sheet; null while it is shut. */
  readonly onCloseSheet: (() => void) | null
}

/** The outline beside the page; under 1100 px, when asked for, as a sheet over it. */
export function OutlineSheet({ onCloseSheet, onJump, onTop, ...outline }: OutlinePlaceProps) {
  if (onCloseSheet === null) return null
  return (
    <Dialog title={t('outline.title')} place="start" onClose={onCloseSheet}>
      <Outline
        {...outline}
        titled={false}
        onJump={(row) => {
          onCloseSheet()
          // After the dialog gave the focus back.
          setTimeout(() => onJump(row), 0)
        }}
        onTop={() => {
          onCloseSheet()
          setTimeout(onTop, 0)
        }}
      />
    </Dialog>
  )
}
