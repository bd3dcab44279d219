import { fakeClock } from '@stanza/relay/testing/fake-clock'
import { StoreError } from '@stanza/store'
import pino from 'pino'
import { expect, it } from 'vitest'
import { eventLog } from './log-events.ts'

it('tells a failure once a minute, with how many it did not tell, and each kind by itself', () => {
  const lines: Record<string, unknown>[] = []
  const log = pino(
    {},
    { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  )
  const clock = fakeClock()
  const tell = eventLog(log, clock)
  const full = {
    kind: 'commit-failed',
    code: 'full',
    error: new StoreError('full', 'the disk is full'),
  } as const
  for (let n = 0; n < 1_000; n += 1) {
    tell({ ...full, document: `d${n % 50}` })
    clock.pass(59)
  }
  expect(lines.map(({ msg, reason, notTold }) => [msg, reason, notTold])).toEqual([
    ['commit-failed', 'the disk is full', undefined],
  ])
  tell({ ...full, code: 'unavailable', document: 'd1' })
  tell({ kind: 'load-failed', document: 'd1', error: 'gone' })
  clock.pass(1_001)
  tell({ ...full, document: 'd7' })
  expect(lines.slice(1).map(({ msg, document, code, notTold }) => [msg, document, code, notTold])).toEqual([
    ['commit-failed', 'd1', 'unavailable', undefined],
    ['load-failed', 'd1', undefined, undefined],
    ['commit-failed', 'd7', 'full', 999],
  ])
})
