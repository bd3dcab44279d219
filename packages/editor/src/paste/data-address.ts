const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
}

/** The picture in a `data:` address as a file, or null where it is none that can be uploaded. */
export function fileOf(address: string): File | null {
  const [, type = '', encoded = ''] = /^data:(image\/[\w+.-]+);base64,(.*)$/is.exec(address) ?? []
  const extension = extensions[type.toLowerCase()]
  if (extension === undefined) return null
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    return new File([bytes], `pasted.${extension}`, { type: type.toLowerCase() })
  } catch (error) {
    // Not base64 after all: nothing to upload, the rest of the paste is fine.
    if (error instanceof DOMException) return null
    throw error
  }
}
