import type { ErrorCode } from '@stanza/schema/api'

/** The issue and edition that are already there, with `issue-exists` and `edition-exists`; the key of `bad-settings`. */
export interface RefusalAbout {
  readonly key?: string
  readonly issue?: string
  readonly edition?: string
}

/**
 * What the server will not do, as a value: the code from the catalogue of `@stanza/schema/api` and one sentence for the
 * person who asked, saying what was kept. Never built from an exception's text.
 */
export class Refusal {
  readonly code: ErrorCode
  readonly message: string
  readonly about: RefusalAbout

  constructor(code: ErrorCode, message: string, about: RefusalAbout = {}) {
    this.code = code
    this.message = message
    this.about = about
  }
}

/** A bound for sentences: bytes as whole megabytes. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
