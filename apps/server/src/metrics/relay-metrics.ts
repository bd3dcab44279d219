import type { CloseReason, RelayEvent, RoomsNow } from '@stanza/relay'
import type { Metric, Sample } from './exposition.ts'
import { Histogram } from './histogram.ts'

// Seconds. The promise is told within the second for nearly everybody; above 8 s the editor shows red (relay.md, frames).
const commitBounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 8]

/** What the relay did since the start, for those who watch the server. No name, no room, no content. */
export class RelayMetrics {
  readonly #commits = new Histogram(commitBounds)
  readonly #refusals = new Map<string, number>()
  readonly #closes = new Map<string, number>()
  readonly #failures = new Map<string, number>()
  readonly #handshakes = new Map<string, number>()
  #updates = 0
  #massDeletions = 0

  record(event: RelayEvent): void {
    switch (event.kind) {
      case 'committed':
        this.#updates += event.updates
        return this.#commits.observe(event.ms / 1_000)
      case 'refused':
        return count(this.#refusals, event.code)
      case 'dropped':
        return count(this.#closes, event.reason)
      case 'commit-failed':
        return count(this.#failures, `commit ${event.code}`)
      case 'mass-deletion':
        this.#massDeletions += 1
        return
      case 'load-failed':
      case 'settle-failed':
      case 'snapshot-failed':
      case 'follow-failed':
      case 'deletion-not-kept':
        return count(this.#failures, event.kind)
      case 'opened':
      case 'closed':
    }
  }

  /** A connection was refused before it was in a room: by an HTTP status or a reason to close. */
  recordRefusal(why: string | number): void {
    count(this.#handshakes, String(why))
  }

  /** The socket ended a connection that was in a room. */
  recordClose(reason: CloseReason): void {
    count(this.#closes, reason)
  }

  /** Something beside the relay failed. */
  recordFailure(what: 'rescue'): void {
    count(this.#failures, what)
  }

  metrics(now: RoomsNow): Metric[] {
    return [
      gauge('stanza_connections', 'Connections that are in a room.', now.connections),
      gauge('stanza_rooms', 'Documents that are open.', now.rooms),
      gauge(
        'stanza_unsaved_seconds',
        'Age of the oldest change that is not on disk yet.',
        now.unsavedMs / 1_000,
      ),
      counter('stanza_received_bytes_total', 'Bytes of frames from clients.', [{ value: now.receivedBytes }]),
      counter('stanza_sent_bytes_total', 'Bytes of frames to clients.', [{ value: now.sentBytes }]),
      counter('stanza_updates_total', 'Changes that are on disk.', [{ value: this.#updates }]),
      {
        name: 'stanza_commit_seconds',
        help: 'From the arrival of a batch’s oldest change until it is on disk.',
        type: 'histogram',
        samples: this.#commits.samples(),
      },
      counter(
        'stanza_refusals_total',
        'Changes that were not applied, by code.',
        byLabel('code', this.#refusals),
      ),
      counter(
        'stanza_closes_total',
        'Connections that the server ended, by reason.',
        byLabel('reason', this.#closes),
      ),
      counter(
        'stanza_handshake_refusals_total',
        'Connections refused before they were in a room, by status or reason.',
        byLabel('why', this.#handshakes),
      ),
      counter('stanza_mass_deletions_total', 'Times that most of a text was deleted at once.', [
        { value: this.#massDeletions },
      ]),
      counter(
        'stanza_failures_total',
        'What the storage or a document failed at.',
        byLabel('what', this.#failures),
      ),
    ]
  }
}

export const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  help,
  type: 'gauge',
  samples: [{ value }],
})

export const counter = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  name,
  help,
  type: 'counter',
  samples,
})

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const byLabel = (label: string, counts: ReadonlyMap<string, number>): Sample[] =>
  [...counts].map(([key, value]) => ({ labels: { [label]: key }, value }))
