import { expect, it } from 'vitest'
import { fakeClock } from '../testing/fake-clock.ts'
import type { Hello, ServerNews } from '../frames.ts'
import type { SaveState } from './save-state.ts'
import { SaveTracker } from './save-tracker.ts'

/** A connection's life in one line each. */
function track() {
  const clock = fakeClock(0)
  const shown: SaveState[] = []
  const tracker = new SaveTracker({ clock, onChange: (state) => void shown.push(state) })
  const saved = (n: number): void => tracker.receive({ kind: 'saved', n, seq: n })
  return {
    clock,
    tracker,
    shown,
    saved,
    kind: () => tracker.state.kind,
    /** Connects as y-websocket does and answers the server's question. */
    connect() {
      tracker.connected()
      tracker.sent('step1')
      return tracker.sent('step2')
    },
    type() {
      tracker.changed()
      return tracker.sent('update')
    },
  }
}

it('[C1] is saved only when the answer to the server is acknowledged', () => {
  const { connect, saved, kind } = track()
  expect(kind()).toBe('connecting')
  const answer = connect()
  saved(answer - 1)
  expect(kind()).toBe('connecting')
  saved(answer)
  expect(kind()).toBe('saved')
})

it('[C1] [C2] is not saved from the first change until the mark behind the last one', () => {
  const { connect, saved, type, kind, tracker } = track()
  saved(connect())
  const first = type()
  const last = type()
  expect(tracker.state).toEqual({ kind: 'saving', since: 0 })
  saved(first)
  expect(kind()).toBe('saving')
  saved(last)
  expect(kind()).toBe('saved')
})

it('[C2] does not turn red while one types without a pause over acknowledgements that come late', () => {
  const { connect, saved, type, kind, clock, shown } = track()
  saved(connect())
  let before = type()
  for (let second = 0; second < 30; second += 1) {
    clock.pass(1_000)
    const next = type()
    saved(before)
    before = next
  }
  expect(kind()).toBe('saving')
  expect(shown.some((state) => state.kind === 'not-saved')).toBe(false)
  clock.pass(8_000)
  expect(kind()).toBe('not-saved')
})

it('[C2] turns red after 8 seconds without an answer, and back when it comes', () => {
  const { connect, saved, type, kind, clock, shown } = track()
  saved(connect())
  const change = type()
  clock.pass(7_999)
  expect(kind()).toBe('saving')
  clock.pass(1)
  expect(shown.at(-1)).toMatchObject({ kind: 'not-saved', code: 'no-answer' })
  saved(change)
  expect(shown.at(-1)).toEqual({ kind: 'saved' })
})

it('[C1] [C4] after a reconnect is saved only when everything written offline is acknowledged', () => {
  const { connect, saved, kind, tracker } = track()
  saved(connect())
  tracker.disconnected()
  expect(tracker.state).toEqual({ kind: 'offline', unsaved: false, keptHere: false })
  tracker.setKeptHere(true)
  tracker.changed()
  expect(tracker.state).toEqual({ kind: 'offline', unsaved: true, keptHere: true })
  expect(tracker.wouldLose).toBe(false)
  tracker.setKeptHere(false)
  expect(tracker.wouldLose).toBe(true)
  const answer = connect()
  saved(answer - 1)
  expect(kind()).toBe('saving')
  saved(answer)
  expect(kind()).toBe('saved')
})

it('[C4] would lose what the browser’s copy has not written yet, and says so when it takes long', () => {
  const { connect, saved, tracker, clock, shown } = track()
  tracker.setKeptHere(true)
  saved(connect())
  tracker.disconnected()
  tracker.changed()
  tracker.setKeptHere(false)
  expect(tracker.wouldLose).toBe(true)
  clock.pass(999)
  expect(tracker.state).toEqual({ kind: 'offline', unsaved: true, keptHere: true })
  clock.pass(1)
  expect(shown.at(-1)).toEqual({ kind: 'offline', unsaved: true, keptHere: false })
  tracker.setKeptHere(true)
  expect(tracker.wouldLose).toBe(false)
  expect(shown.at(-1)).toEqual({ kind: 'offline', unsaved: true, keptHere: true })
})

it('[C1] does not call a change saved that was made between the connection and the answer', () => {
  const { saved, kind, tracker } = track()
  tracker.connected()
  tracker.changed()
  saved(tracker.sent('step1'))
  expect(kind()).toBe('saving')
  tracker.sent('update')
  saved(2)
  expect(kind()).toBe('saving')
  saved(tracker.sent('step2'))
  expect(kind()).toBe('saved')
})

it('[C1] does not call saved what the browser’s own copy brought late', () => {
  const { connect, saved, kind, tracker } = track()
  saved(connect())
  const late = tracker.sent('update')
  expect(kind()).toBe('saving')
  saved(late)
  expect(kind()).toBe('saved')
})

it('[C3] shows a refusal until everything was asked for again and acknowledged', () => {
  const { connect, saved, type, tracker, kind } = track()
  saved(connect())
  const change = type()
  tracker.receive({ kind: 'refused', n: change, code: 'storage', text: 'The disk is full.' })
  expect(tracker.state).toEqual({ kind: 'not-saved', code: 'storage', text: 'The disk is full.' })
  saved(change)
  expect(kind()).toBe('not-saved')
  saved(tracker.sent('step2'))
  expect(kind()).toBe('saved')
})

it('[C3] is not red any more when the phase allows what it refused', () => {
  const { connect, saved, type, tracker, kind } = track()
  saved(connect())
  tracker.receive({ kind: 'refused', n: type(), code: 'in-review', text: 'In review.' })
  expect(kind()).toBe('not-saved')
  tracker.receive({ kind: 'hello', hello: { refusal: null } as Hello } satisfies ServerNews)
  expect(kind()).toBe('saving')
  saved(tracker.sent('step2'))
  expect(kind()).toBe('saved')
})
