import { iconPaths, type IconName } from './icon-paths.ts'
import styles from './icon.module.css'

/** A 20-unit line drawing beside a word, or inside a button that has a name: it is never the only name of anything. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  )
}
