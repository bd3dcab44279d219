import { rules } from '@stanza/checks'
import type { Newsletter } from '@stanza/schema'
import type { NewsletterJson } from '@stanza/schema/newsletter-file'
import type { Configurations } from '@stanza/store'
import type { Logger } from 'pino'
import type { Refusal } from '../refusal/refusal.ts'
import { seldom } from '../socket/seldom.ts'
import { changedMeanwhile, refuseSettings, tooLong, unreadable } from './refuse-settings.ts'
import {
  type ReadSettings,
  readSettings,
  revisionOf,
  type Unreadable,
  withKeys,
  writtenOut,
} from './newsletter-file.ts'

/** Other nodes and the editor of a person write too: it is looked at this often, in ms. */
const lookEveryMs = 1_000

/** Who was asked for the change: the whole file, or keys of it. */
export type WantedSettings =
  | { readonly newsletter: NewsletterJson }
  | { readonly set: Readonly<Record<string, unknown>>; readonly reset: readonly string[] }

export interface SettingsParts {
  readonly store: Configurations
  /** What holds while the store keeps nothing: on PostgreSQL, the file of the data folder. */
  readonly before: string | null
  readonly log: Logger
}

/** The newsletter's settings as they are now: read from where they are kept, followed, changed by owners. */
export class NewsletterSettings {
  #read: ReadSettings
  /** A kept text that cannot be read, and why; what was read last holds on. */
  #broken: { readonly text: string | null; readonly message: string } | null = null
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> = Promise.resolve()
  readonly #listeners = new Set<() => void>()
  readonly #parts: SettingsParts

  private constructor(parts: SettingsParts, read: ReadSettings) {
    this.#parts = parts
    this.#read = read
  }

  /** Reads what is kept; the sentence of a refusal names key and line. */
  static async open(parts: SettingsParts): Promise<NewsletterSettings | Unreadable> {
    const read = readSettings((await parts.store.configuration()) ?? parts.before)
    return 'message' in read ? read : new NewsletterSettings(parts, read)
  }

  get now(): ReadSettings {
    return this.#read
  }

  get newsletter(): Newsletter {
    return this.#read.newsletter
  }

  get revision(): string {
    return this.#read.revision
  }

  /** Follows what is kept until `stop`. */
  follow(): void {
    const tellSeldom = seldom(this.#parts.log, { now: Date.now })
    const later = (): void => void (this.#timer = setTimeout(look, lookEveryMs).unref())
    const look = (): void => {
      this.#looking = this.look()
        .catch((error: unknown) => tellSeldom('settings not read', {}, error))
        .finally(() => {
          if (this.#timer !== null) later()
        })
    }
    later()
  }

  /** Resolves when nothing more is asked of the store. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await this.#looking
  }

  /** `listener` is told after each change, whoever made it. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** Reads what is kept now. */
  async look(): Promise<void> {
    this.#take((await this.#parts.store.configuration()) ?? this.#parts.before)
  }

  /** Changes them if they are still those of `revision`. Rules that neither program nor file knew before are refused. */
  async change(revision: string, wanted: WantedSettings): Promise<Refusal | null> {
    const kept = await this.#parts.store.configuration()
    this.#take(kept ?? this.#parts.before)
    if (this.#broken !== null) return unreadable(this.#broken.message)
    if (this.#read.revision !== revision) return changedMeanwhile
    const own =
      'newsletter' in wanted ? wanted.newsletter : withKeys(this.#read.own, wanted.set, wanted.reset)
    const text = writtenOut(own)
    if (text.length > mostCharacters) return tooLong
    const known = [...rules.map(({ id }) => id), ...Object.keys(this.#read.newsletter.checks?.rules ?? {})]
    const read = readSettings(text, new Set(known))
    if ('message' in read) return refuseSettings(read)
    if (!(await this.#parts.store.replaceConfiguration(kept, text))) return changedMeanwhile
    this.#take(text)
    return null
  }

  #take(text: string | null): void {
    if (revisionOf(text) === this.#read.revision) return void (this.#broken = null)
    if (this.#broken?.text === text) return
    const read = readSettings(text)
    if ('message' in read) {
      this.#broken = { text, message: read.message }
      this.#parts.log.error(
        { reason: read.message },
        'newsletter.json cannot be read; the settings before hold on',
      )
      return
    }
    this.#read = read
    this.#broken = null
    for (const tell of this.#listeners) tell()
  }
}

/** Ten times the preset written out with its word lists. Everybody who opens an edition is sent them. */
const mostCharacters = 512 * 1024
