import type { Placed } from '../parse/placed.ts'
import type { BlockStyle, Line } from './write-block.ts'

/**
 * The lines of the base that say a block, for a container whose content begins at `style.column`. Where that is where it
 * began before, a line that is not indented as the others (a lazy one, one with trailing spaces only) stays as it is.
 */
export function sliceOf(place: Placed, style: BlockStyle): Line[] {
  const { column } = place
  return (style.source ?? []).slice(place.from, place.to).map((line, index): Line => {
    if (index === 0) return line.slice(column)
    if (line === '') return ''
    const indented = line.slice(0, column).trim() === '' && line.length > column
    if (indented) return line.slice(column)
    return column === style.column ? { absolute: line } : line.trimStart()
  })
}
