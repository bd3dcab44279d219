import { measureJoins } from './join.ts'
import { measureMemory } from './memory.ts'
import type { Figures, Order, Target } from './order.ts'
import { measureTraffic } from './traffic.ts'

// The load in a process of its own, so that it is not measured with the server. It ends by itself, whatever happens.
const longestMs = 150_000
setTimeout(() => process.exit(3), longestMs).unref()

process.once('message', ({ target, order }: { target: Target; order: Order }) => {
  measure(target, order).then(
    (figures) => process.send?.({ figures }, () => process.exit(0)),
    (error: unknown) => process.send?.({ error: String(error) }, () => process.exit(1)),
  )
})

function measure(target: Target, order: Order): Promise<Figures> {
  if (order.kind === 'traffic') return measureTraffic(target, order)
  return order.kind === 'join' ? measureJoins(target, order) : measureMemory(target, order)
}
