import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * The headers of every answer. The policy is the strict one of threats.md T38: scripts, styles and connections of our own
 * only, no inline anything, no framing, and no text made into markup without a Trusted Types policy.
 */
export function securityHeaders(baseUrl: string): RequestHandler {
  const secure = baseUrl.startsWith('https:')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // `blob:` shows an image between its drop and the end of its upload.
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // Older browsers do not read 'self' as allowing the socket of the same host.
        connectSrc: ["'self'", baseUrl.replace(/^http/, 'ws')],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Browsers ignore the two below on plain http and say so on every page.
    originAgentCluster: secure,
  })
}
