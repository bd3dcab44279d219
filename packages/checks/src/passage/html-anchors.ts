const anchor = /<[a-z][a-z0-9-]{0,20}\s(?:[^<>]{0,300}\s)?(?:id|name)\s?=\s?["']?([^\s"'<>]{1,200})/gi

/** The ids that HTML in a text gives: places that anchors lead to, besides headings. */
export function htmlAnchors(text: string): string[] {
  return text.includes('<') ? [...text.matchAll(anchor)].map((match) => match[1]!) : []
}
