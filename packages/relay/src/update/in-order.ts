import type { Run, Struct } from './update-shape.ts'

// People’s updates need a few steps for each struct. One that is made to need a thousand for each would hold up everybody
// for a second; these are some milliseconds.
const mostStepsPerStruct = 20
const freeSteps = 2_000_000

/**
 * Goes through the structs of an update as Yjs would: each clientID's in their order, none before what it waits for.
 * @param isReady whether what a struct waits for is there, or was visited.
 * @returns false when some wait for what is not there (or for each other), or when it takes far too long to find out.
 */
export function visitInOrder(
  runs: readonly Run[],
  isReady: (struct: Struct) => boolean,
  visit: (struct: Struct, client: number) => void,
): boolean {
  const positions = runs.map(() => 0)
  const count = runs.reduce((sum, { structs }) => sum + structs.length, 0)
  let left = freeSteps + count * mostStepsPerStruct
  for (let moved = true; moved;) {
    moved = false
    left -= runs.length
    if (left < 0) return false
    runs.forEach(({ client, structs }, index) => {
      let struct = structs[positions[index] as number]
      while (struct !== undefined && isReady(struct)) {
        visit(struct, client)
        positions[index] = (positions[index] as number) + 1
        moved = true
        struct = structs[positions[index]]
      }
    })
  }
  return runs.every(({ structs }, index) => positions[index] === structs.length)
}
