import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react'
import { t } from '../messages/message.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import styles from './drop-zone.module.css'

interface DropZoneProps {
  readonly label: string
  readonly hint: string
  /** What the file chooser offers, `.md,text/markdown`. */
  readonly accept: string
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
  /** What was chosen so far. */
  readonly children?: ReactNode
}

/** A place to drop files on, with a button that opens the file chooser for everybody who does not drag. */
export function DropZone({ label, hint, accept, multiple = false, onFiles, children }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const about = useId()
  const welcome = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button inside does the same by keyboard.
    <div
      className={styles.zone}
      data-over={over || undefined}
      role="group"
      aria-label={label}
      aria-describedby={about}
      onDragOver={welcome}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {children}
      <div className={styles.invite}>
        <Icon name="file" />
        <p id={about}>{hint}</p>
        <Button onClick={() => input.current?.click()}>{t('files.choose')}</Button>
      </div>
    </div>
  )
}
