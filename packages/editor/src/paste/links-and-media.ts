import { isSafeUrl } from '@stanza/schema'
import { everyElement, unwrap } from './dom.ts'

/** What the cleaning needs to know of the site. */
export interface PasteSite {
  /** Whether a picture is one of the site's own, which may stay a picture. */
  readonly isOwnPicture: (src: string) => boolean
}

/**
 * Links that may not be followed lose their target (threats.md T11). Pictures of other sites become links to them, since a
 * picture that stayed would tell that site who reads (T12); videos and frames become links as well. Pictures that are in
 * the clipboard itself (`data:`) are given back, to be uploaded.
 */
export function linksAndMedia(root: HTMLElement, { isOwnPicture }: PasteSite): string[] {
  for (const anchor of everyElement(root, 'a[href]')) tidyLink(anchor)
  for (const frame of everyElement(root, 'iframe, video, audio, embed')) {
    const source = frame.getAttribute('src') ?? frame.querySelector('source')?.getAttribute('src') ?? ''
    replaceByLink(frame, watchAddress(source), frame.getAttribute('title') ?? '')
  }
  const inside: string[] = []
  for (const image of everyElement(root, 'img')) {
    const source = image.getAttribute('src') ?? ''
    if (isOwnPicture(source)) continue
    if (/^data:image\/(?!svg)/i.test(source)) inside.push(source)
    replaceByLink(image, source, image.getAttribute('alt') ?? '')
  }
  return inside
}

function tidyLink(anchor: HTMLElement): void {
  const href = (anchor.getAttribute('href') ?? '').trim()
  const direct = behindRedirect(href)
  // In-page marks of word processors lead nowhere here.
  const dead =
    direct === '' ||
    /^#(?:_ft|_edn|_Toc|_msocom|_bookmark|h\.|heading=)/i.test(direct) ||
    /^(?:file|about|blob):/i.test(direct)
  if (dead || !isSafeUrl(direct)) unwrap(anchor)
  else anchor.setAttribute('href', direct)
}

/** Google Docs sends links through a page of its own; what is meant is behind it. */
function behindRedirect(href: string): string {
  if (!/^https?:\/\/www\.google\.[a-z.]+\/url\?/i.test(href) || !URL.canParse(href)) return href
  return new URL(href).searchParams.get('q') ?? href
}

const watchAddress = (source: string): string =>
  source.replace(
    /^(?:https?:)?\/\/www\.youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*$/i,
    'https://www.youtube.com/watch?v=$1',
  )

function replaceByLink(element: HTMLElement, source: string, label: string): void {
  const address = source.startsWith('//') ? `https:${source}` : source
  if (!/^https?:\/\//i.test(address) || !isSafeUrl(address) || isPixel(element)) {
    element.remove()
    return
  }
  if (element.closest('a') !== null) {
    // The picture was a link already; its words are what is left of it.
    element.replaceWith(label)
    return
  }
  const link = element.ownerDocument.createElement('a')
  link.setAttribute('href', address)
  link.textContent = label.trim() || decodeName(address)
  element.replaceWith(link)
}

/** Pictures of one pixel count readers; nobody wants the link. */
const isPixel = (element: HTMLElement): boolean =>
  Number(element.getAttribute('width') ?? 2) < 2 || Number(element.getAttribute('height') ?? 2) < 2

function decodeName(address: string): string {
  const last = new URL(address).pathname.split('/').findLast((part) => part !== '')
  return last === undefined
    ? new URL(address).host
    : decodeURIComponent(last.replace(/%(?![0-9a-f]{2})/gi, '%25'))
}
