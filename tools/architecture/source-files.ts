import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A source file and the room it belongs to. */
export interface SourceFile {
  /** From the project's folder, with slashes: `packages/schema/src/finding.ts`. */
  readonly path: string
  /** `schema`; '' for what stands outside packages/ and apps/. */
  readonly room: string
  /** A test, or what stands in a folder `testing` for tests alone. */
  readonly isTest: boolean
  readonly text: string
  readonly imports: readonly Import[]
}

export interface Import {
  readonly from: string
  /** `import type`: gone before anything runs. */
  readonly isType: boolean
  readonly line: number
}

/** Every TypeScript file of the project's own. */
export function readSourceFiles(folder: string): readonly SourceFile[] {
  return globSync('{packages,apps,tools,e2e,bench}/**/*.{ts,tsx}', {
    cwd: folder,
    exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(path),
  })
    .toSorted()
    .map((path) => sourceFile(path, readFileSync(join(folder, path), 'utf8')))
}

/** A file as the rules see it; its text may be one that no disk holds. */
export function sourceFile(path: string, text: string): SourceFile {
  return {
    path,
    room: /^(?:packages|apps)\/([^/]+)\//.exec(path)?.[1] ?? '',
    isTest: /\.test\.tsx?$|\/testing\//.test(path),
    text,
    imports: readImports(text),
  }
}

// Statements stand at the start of a line after formatting; a specifier never holds a quote.
const statement =
  /^[ \t]*(import|export)\b(\s+type\b)?[^'"`;]*?from\s*(['"])([^'"]+)\3|^[ \t]*import\s*(['"])([^'"]+)\5|\bimport\(\s*(['"])([^'"]+)\7\s*\)/gm

function readImports(text: string): readonly Import[] {
  return [...text.matchAll(statement)].map((match) => ({
    from: match[4] ?? match[6] ?? match[8] ?? '',
    isType: match[2] !== undefined,
    line: text.slice(0, match.index).split('\n').length,
  }))
}
