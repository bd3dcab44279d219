import { schemaVersion } from '@stanza/schema'
import type { Hello } from '@stanza/relay/client'
import type { MessageKey } from '../../messages/message.ts'

/** Why a text is no longer connected, for good: coming back needs a person. */
export type Stop =
  | 'signed-out'
  | 'withdrawn'
  | 'reload'
  | 'epoch'
  | 'diverged'
  | 'unreadable'
  | 'gone'
  | 'refused'

export const stopTexts = {
  'signed-out': 'stop.signed-out.text',
  withdrawn: 'stop.withdrawn.text',
  reload: 'stop.reload.text',
  epoch: 'stop.epoch.text',
  diverged: 'stop.diverged.text',
  unreadable: 'stop.unreadable.text',
  gone: 'stop.gone.text',
  refused: 'stop.refused.text',
} as const satisfies Record<Stop, MessageKey>

/** What a permanent close code (44xx, relay close-reason.ts) means for the person. */
export function stopOfClose(code: number): Stop {
  const known: Readonly<Record<number, Stop>> = {
    4401: 'signed-out',
    4403: 'withdrawn',
    4404: 'gone',
    4408: 'diverged',
    4409: 'reload',
    4410: 'epoch',
  }
  return known[code] ?? 'refused'
}

/** Whether the server's greeting lets this page bind its editor to the copy it has; else why not. */
export function stopOfHello(hello: Hello, epoch: string): Stop | null {
  if (hello.epoch !== epoch) return 'epoch'
  // An older editor would delete, for everybody, what it does not know (relay.md, mechanism 7).
  return hello.schemaMin > schemaVersion ? 'reload' : null
}
