import type { PassageCheck, Report } from '../check.ts'
import type { LinkSpan, Passage } from '../passage/passage.ts'
import type { Post } from '../post.ts'

/** A check that looks at one link target at a time: it gives what is wrong, or null. */
const onTargets =
  (
    look: (
      link: LinkSpan,
      post: Post,
      passage: Passage,
    ) => { readonly message: string; readonly href?: string; readonly safe?: boolean } | null,
  ): PassageCheck['run'] =>
  (passage, post) =>
    passage.links.flatMap((link, index): Report[] => {
      const found = look(link, post, passage)
      if (found === null) return []
      const place = { passage: passage.index, from: link.from, to: link.to, message: found.message }
      return [
        found.href === undefined
          ? place
          : { ...place, fix: { kind: 'target', link: index, href: found.href, safe: found.safe ?? true } },
      ]
    })

const hostOf = (href: string): string | null =>
  /^https?:\/\/(?:[^/?#@\s]{0,80}@)?([^/?#:\s]{1,255})/i.exec(href)?.[1]?.toLowerCase() ?? null

export const linkEmpty: PassageCheck = {
  id: 'link-empty',
  scope: 'passage',
  severity: 'error',
  explain: 'A link without a text cannot be seen, one without an address leads nowhere.',
  run: onTargets((link) => {
    if (link.href.trim() === '' || link.href === '#') return { message: 'This link has no address.' }
    return link.to <= link.from
      ? { message: `The link to ${link.href} has no text: the reader cannot see it.` }
      : null
  }),
}

export const linkTrailingJunk: PassageCheck = {
  id: 'link-trailing-junk',
  scope: 'passage',
  severity: 'error',
  explain: 'A bracket or quotation mark that slipped into the end of the address breaks the link.',
  run: onTargets((link) => {
    const junk = link.bare ? null : /(?:[\][“”"»>]|%22|%5[bBdD]){1,6}$/.exec(link.href)
    // A bracket or quotation mark that the address itself opened belongs to it.
    const opened = junk !== null && /[[“«]|%5[bB]|%22|"/.test(link.href.slice(0, junk.index))
    return junk === null || junk[0] === link.href || (opened && /^(?:\]|%5[dD]|%22|"|”|»)$/.test(junk[0]))
      ? null
      : {
          message: `The address ends in “${junk[0]}”, so the link is broken.`,
          href: link.href.slice(0, junk.index),
        }
  }),
}

export const linkBadScheme: PassageCheck = {
  id: 'link-bad-scheme',
  scope: 'passage',
  severity: 'error',
  explain: 'The start of the address is damaged, so the link does not work.',
  run: onTargets((link) => {
    const bad =
      /^(?:h?t{1,3}ps?s?)(?::\/(?!\/)|\/\/|:\/\/\/|::\/{0,2}|;\/\/|:(?!\/))/i.exec(link.href) ??
      /^(?:htp|htpp|hhtp|htttp|ttp)s?:\/\//i.exec(link.href)
    if (bad === null) return null
    const secure = !/^[htp]{2,6}[:;/]/i.test(bad[0]) || bad[0].includes('s')
    return {
      message: `“${bad[0]}” is not how an address begins.`,
      href: `${secure ? 'https' : 'http'}://${link.href.slice(bad[0].length)}`,
    }
  }),
}

const hostFirst =
  /^(?:[\w-]{1,63}\.){1,6}(?!(?:html?|mdx?|png|jpe?g|gif|svg|xml|pdf|txt|json|ya?ml|js|ts|php|zip)(?:[?#]|$))[a-z]{2,15}(?=[/:?#]|$)/i

export const linkNoScheme: PassageCheck = {
  id: 'link-no-scheme',
  scope: 'passage',
  severity: 'error',
  explain:
    'Without https:// the address is looked for below the page of this issue, where it does not exist.',
  run: onTargets((link) => {
    const { href } = link
    if (href === '' || /^(?:[a-z][a-z0-9+.-]{1,20}:|[/#?.{])/i.test(href) || /^h?t{1,3}ps?\/\//i.test(href))
      return null
    const handle = /^@([\w.-]{1,64})@((?:[\w-]{1,63}\.){1,5}[a-z]{2,15})$/i.exec(href)
    if (handle !== null)
      return { message: `“${href}” is a name, not an address.`, href: `https://${handle[2]}/@${handle[1]}` }
    if (/^[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,15}$/i.test(href))
      return { message: `“${href}” needs mailto: before it.`, href: `mailto:${href}` }
    return hostFirst.test(href)
      ? {
          message: `The address “${href}” has no https:// and leads to a page that does not exist.`,
          href: `https://${href}`,
        }
      : null
  }),
}

export const linkBadHost: PassageCheck = {
  id: 'link-bad-host',
  scope: 'passage',
  severity: 'error',
  explain: 'The name of the site has no dot, so that no site is found under it.',
  run: onTargets((link) => {
    const host = link.bare ? null : hostOf(link.href)
    if (host === null || host.includes('.') || host.startsWith('[') || host === 'localhost') return null
    const split = /^(https?:\/\/[^/]{1,63})\/((?:[\w-]{1,63}\.){1,4}[a-z]{2,15}(?:[/?#].*)?)$/is.exec(
      link.href,
    )
    return {
      message: `There is no site called “${host}”.`,
      ...(split === null ? {} : { href: `${split[1]}.${split[2]}`, safe: false }),
    }
  }),
}

export const linkDoubleSlash: PassageCheck = {
  id: 'link-double-slash',
  scope: 'passage',
  severity: 'info',
  explain: 'Two slashes in the path of an address: most sites forgive it, some do not find the page.',
  run: onTargets((link) => {
    const path = /^(https?:\/\/[^/?#\s]{1,255}|(?=\/[^/]))([^?#]{0,1000})/i.exec(link.href)
    if (path === null || !path[2]!.includes('//') || /[a-z]:\/\//i.test(path[2]!)) return null
    const mended = path[2]!.replace(/\/{2,}/g, '/')
    return {
      message: 'The address has two slashes in its path.',
      href: path[1]! + mended + link.href.slice(path[0].length),
    }
  }),
}

/** Whether a host is known to answer by https: from the newsletter's list, or because this post reaches it so elsewhere. */
const isSecure = (host: string, post: Post): boolean => {
  const bare = host.replace(/^www\./, '')
  return (
    post.house.secureHosts.some(
      (known) => bare === known || bare.endsWith(`.${known}`) || `www.${known}` === host,
    ) || post.secureHosts.has(host)
  )
}

export const linkHttp: PassageCheck = {
  id: 'link-http',
  scope: 'passage',
  severity: 'info',
  explain: 'The site answers by https as well; a link by http can be read and changed on its way.',
  run: onTargets((link, post) => {
    const host = link.href.toLowerCase().startsWith('http://') ? hostOf(link.href) : null
    return host === null || !isSecure(host, post)
      ? null
      : { message: `${host} can be reached by https.`, href: `https://${link.href.slice('http://'.length)}` }
  }),
}

const isTracking = (parameter: string): boolean => {
  const [key = '', value = ''] = parameter.split('=', 2)
  return (
    /^(?:utm_\w{1,30}|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|mkt_tok)$/i.test(
      key,
    ) ||
    (key === 'ref' && /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}$/.test(value))
  )
}

export const linkTracking: PassageCheck = {
  id: 'link-tracking',
  scope: 'passage',
  severity: 'info',
  explain:
    'The address carries a parameter that only counts where readers come from. The page is the same without it.',
  run: onTargets((link) => {
    const [beforeHash = '', ...hash] = link.href.split('#')
    const at = beforeHash.indexOf('?')
    if (at < 0) return null
    const parameters = beforeHash.slice(at + 1).split('&')
    const kept = parameters.filter((parameter) => !isTracking(parameter.replace(/^amp;/, '')))
    if (kept.length === parameters.length) return null
    const query = kept.length === 0 ? '' : `?${kept.join('&')}`
    return {
      message: 'The address carries a tracking parameter.',
      href: beforeHash.slice(0, at) + query + (hash.length > 0 ? `#${hash.join('#')}` : ''),
    }
  }),
}

export const linkAbsoluteSite: PassageCheck = {
  id: 'link-absolute-site',
  scope: 'passage',
  severity: 'info',
  explain:
    'House style: links to our own site are written without its address, so that they also work in a preview of the site.',
  run: onTargets((link, post) => {
    const since = post.house.siteRelativeSince
    const site = post.newsletter?.site
    if (since === null || site === undefined || post.date === null || post.date < since || link.bare)
      return null
    const host = site.replace(/^https?:\/\//, '')
    const match = [`https://${host}/`, `http://${host}/`, `https://www.${host}/`].find((start) =>
      `${link.href}/`.startsWith(start),
    )
    return match === undefined
      ? null
      : {
          message: `A link to our own site is written /${link.href.slice(match.length)}`,
          href: `/${link.href.slice(match.length)}`,
        }
  }),
}
