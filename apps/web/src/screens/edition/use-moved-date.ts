import { useEffect, useRef } from 'react'

/**
 * Somebody else moved the date: it comes with the text's front matter, and the rest (file name, image folder) is
 * asked for again. Once for each new date, since a front matter may name another day on purpose.
 */
export function useMovedDate(inMatter: string, known: string, onMoved: () => void): void {
  const seen = useRef(inMatter)
  useEffect(() => {
    if (seen.current === inMatter) return
    seen.current = inMatter
    if (inMatter.slice(0, 10) !== known) onMoved()
  }, [inMatter, known, onMoved])
}
