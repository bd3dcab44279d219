import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Figures, Order, Target } from './order.ts'

/** Runs one load in a second process. @throws with the load's own words when it fails. */
export async function applyLoad(target: Target, order: Order): Promise<Figures> {
  const child = fork(join(import.meta.dirname, 'load.ts'), { serialization: 'advanced' })
  child.send({ target, order })
  const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [{}])])) as [
    { readonly figures?: Figures; readonly error?: string },
  ]
  if (said.figures === undefined)
    throw new Error(`${target.name}: ${said.error ?? 'the load ended without a word'}`)
  return said.figures
}
