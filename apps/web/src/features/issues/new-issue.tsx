import { t } from '../../messages/message.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DraftDoor, ImportDoor, OutlineDoor, type DoorProps } from './doors.tsx'
import styles from './doors.module.css'

/** The ways an issue begins, side by side: the empty state of the list. */
export const NewIssueDoors = (props: DoorProps) => (
  <div className={styles.doors}>
    <DraftDoor {...props} />
    <OutlineDoor {...props} />
    <ImportDoor {...props} />
  </div>
)

/** The same in a dialog, when there are issues already. */
export const NewIssueDialog = ({ onClose, ...props }: DoorProps & { onClose: () => void }) => (
  <Dialog title={t('new.title')} size="wide" onClose={onClose}>
    <NewIssueDoors {...props} />
  </Dialog>
)
