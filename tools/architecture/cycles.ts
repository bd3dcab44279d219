import { resolve, type Violation } from './rules.ts'
import type { SourceFile } from './source-files.ts'

/** Entries of the rooms: `@stanza/schema/api` to `packages/schema/src/api/index.ts`. */
export type Entries = ReadonlyMap<string, string>

/**
 * Cycles of imports, across rooms too; each as one line that names its files in order. `import type` does not count: it is
 * gone before anything runs, and a part may name the type of its whole.
 */
export function importCycles(files: readonly SourceFile[], entries: Entries): readonly Violation[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports
        .filter(({ isType }) => !isType)
        .map(({ from }) => (from.startsWith('.') ? resolve(file, from) : entries.get(from)))
        .filter((path) => path !== undefined),
    ]),
  )
  const done = new Set<string>()
  const found = new Map<string, Violation>()

  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      const cycle = trail.slice(start)
      const key = cycle.toSorted().join()
      if (!found.has(key)) found.set(key, `cycle: ${[...cycle, path].join(' → ')}`)
      return
    }
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return [...found.values()]
}
