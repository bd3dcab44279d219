import { useLayoutEffect, useState, type RefObject } from 'react'

/** Cards are kept ready for this many pixels above and below what is seen, and looked at again after each such step. */
const step = 400

/** The part of the column that is in the window, with some room around: pixels from its top, in coarse steps. */
export function useWindowPart(column: RefObject<HTMLElement | null>): { from: number; to: number } {
  const [part, setPart] = useState({ from: -step, to: 2 * step })
  useLayoutEffect(() => {
    let frame: number | null = null
    const read = (): void => {
      frame = null
      const top = column.current?.getBoundingClientRect().top
      if (top === undefined) return
      const from = Math.floor(-top / step - 1) * step
      const to = Math.ceil((window.innerHeight - top) / step + 1) * step
      setPart((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    const follow = (): void => {
      frame ??= requestAnimationFrame(read)
    }
    follow()
    window.addEventListener('scroll', follow, { passive: true })
    window.addEventListener('resize', follow)
    return () => {
      if (frame !== null) cancelAnimationFrame(frame)
      window.removeEventListener('scroll', follow)
      window.removeEventListener('resize', follow)
    }
  }, [column])
  return part
}
