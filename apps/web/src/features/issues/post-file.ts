/** A post as the server takes it: the bytes in base64, so that the server sees whether they are UTF-8. */
export interface PostFile {
  readonly name: string
  readonly content: string
}

export type ReadFile =
  | { readonly ok: true; readonly file: PostFile }
  | {
      readonly ok: false
      readonly reason: 'not-markdown' | 'too-large' | 'unreadable'
      readonly name: string
    }

/** The longest published post has 60 KB; two megabytes leave room and spare the wait for a wrong file. */
const maxBytes = 2_000_000

/** Reads a chosen or dropped file. What cannot be a post is refused here, before it is sent. */
export async function readPostFile(file: File): Promise<ReadFile> {
  if (!/\.(md|markdown)$/i.test(file.name)) return { ok: false, reason: 'not-markdown', name: file.name }
  if (file.size > maxBytes) return { ok: false, reason: 'too-large', name: file.name }
  try {
    return {
      ok: true,
      file: { name: file.name, content: base64Of(new Uint8Array(await file.arrayBuffer())) },
    }
  } catch {
    return { ok: false, reason: 'unreadable', name: file.name }
  }
}

/** Bytes as base64; in pieces, because a call with a million arguments overflows the stack. */
export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += 8192) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 8192))
  }
  return btoa(binary)
}

/** The newest two of the files, oldest first, as the server wants them: by the date in their names, else as chosen. */
export function newestTwo(files: readonly PostFile[]): PostFile[] {
  const byName = new Map(files.map((file) => [file.name, file]))
  const dateOf = ({ name }: PostFile): string => /\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? ''
  return [...byName.values()].toSorted((a, b) => dateOf(a).localeCompare(dateOf(b))).slice(-2)
}
