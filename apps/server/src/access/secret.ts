import { createHash, randomBytes } from 'node:crypto'

/** A role link's token: 128 random bits (relay.md, access). */
export const newLinkSecret = (): string => randomBytes(16).toString('base64url')

/** A session's or program's secret: 256 random bits. */
export const newSessionSecret = (): string => randomBytes(32).toString('base64url')

/**
 * What is kept of a secret. Secrets are random and long, so one round of SHA-256 serves; a look-up by hash compares
 * nothing secret byte by byte (threats.md S20).
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
