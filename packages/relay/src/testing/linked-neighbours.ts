import type { NeighbourNews, Neighbours } from '../neighbours.ts'

/** Neighbours in one process, whose words a test can lose. */
export interface Link {
  /** The way of one more node. */
  readonly node: () => Neighbours
  /** What is told from now on is lost, or not any more. */
  lose(isLost: boolean): void
  /** Says something to all, as somebody who has found the channel could. */
  readonly all: NeighbourNews
}

export function linkedNeighbours(): Link {
  const listeners = new Set<NeighbourNews>()
  let isLost = false
  const others = (self: NeighbourNews | null): NeighbourNews[] =>
    isLost ? [] : [...listeners].filter((listener) => listener !== self)
  return {
    lose: (lost) => void (isLost = lost),
    node: () => {
      let self: NeighbourNews | null = null
      return {
        tellGrowth: (document, seq) => others(self).forEach((one) => one.grew(document, seq)),
        tellPresence: (document, entries) => others(self).forEach((one) => one.present(document, entries)),
        askWhoIsThere: (document) => others(self).forEach((one) => one.whoIsThere(document)),
        tellDeletion: (...news) => others(self).forEach((one) => one.deleted(...news)),
        listen: (news) => {
          self = news
          listeners.add(news)
          return () => void listeners.delete(news)
        },
      }
    },
    all: {
      grew: (document, seq) => listeners.forEach((one) => one.grew(document, seq)),
      present: (document, entries) => listeners.forEach((one) => one.present(document, entries)),
      whoIsThere: (document) => listeners.forEach((one) => one.whoIsThere(document)),
      deleted: (...news) => listeners.forEach((one) => one.deleted(...news)),
    },
  }
}
