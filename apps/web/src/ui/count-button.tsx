import { Icon } from './icon.tsx'
import styles from './count-button.module.css'

interface CountButtonProps {
  readonly icon: Parameters<typeof Icon>[0]['name']
  readonly count: number
  /** What is counted, in words: the button's name. */
  readonly words: string
  readonly title: string
  readonly tone?: 'danger' | undefined
  /** Not in a narrow bar: there the menu at its end has it. */
  readonly wideOnly?: boolean
  readonly onPress: () => void
}

/** A number in the top bar that opens the list of what it counts. Its place is kept while there is none. */
export function CountButton({
  icon,
  count,
  words,
  title,
  tone,
  wideOnly = false,
  onPress,
}: CountButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      data-tone={tone}
      data-wide-only={wideOnly || undefined}
      title={title}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span className={styles.number} aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">{words}</span>
    </button>
  )
}
