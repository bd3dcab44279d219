import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import type * as Y from 'yjs'
import { bindSharedText } from './bind-shared-text.ts'
import styles from './matter.module.css'

interface SharedTextAreaProps {
  readonly text: Y.Text
  /** Language of the newsletter, which is not the interface's. */
  readonly language: string
  readonly label: string
  readonly placeholder: string
  readonly look: 'title' | 'summary'
  readonly readOnly: boolean
  /** Enter goes on to the next field: these texts have one line. */
  readonly onNext: () => void
}

/** A text that several people may write in at once, as tall as its words. */
export function SharedTextArea({
  text,
  language,
  label,
  placeholder,
  look,
  readOnly,
  onNext,
}: SharedTextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useEffect(() => (area.current ? bindSharedText(area.current, text) : undefined), [text])
  const goOn = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onNext()
  }
  return (
    <>
      <label htmlFor={id} className={look === 'title' ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        className={styles.area}
        data-look={look}
        rows={1}
        lang={language}
        placeholder={placeholder}
        readOnly={readOnly}
        onKeyDown={goOn}
      />
    </>
  )
}
