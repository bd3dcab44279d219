import styles from './skeleton.module.css'

/**
 * Grey lines where text will stand. They appear after 300 ms only (ux.md), by a delay in the style sheet: what is quick
 * never flashes, and the space is kept from the start.
 */
export function Skeleton({ lines, label }: { lines: number; label: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} aria-hidden="true" />
      ))}
    </div>
  )
}
