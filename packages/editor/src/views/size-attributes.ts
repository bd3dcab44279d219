/** `width` and `height` of a picture as attributes: the browser keeps its room before it has come. */
export const sizeAttributes = (
  size: { readonly width: number; readonly height: number } | null | undefined,
): Record<string, string> => (size ? { width: String(size.width), height: String(size.height) } : {})
