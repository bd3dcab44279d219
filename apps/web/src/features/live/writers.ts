interface Change {
  readonly beforeState: ReadonlyMap<number, number>
  readonly afterState: ReadonlyMap<number, number>
}

/**
 * Names of those whose writing a transaction brought, by the clients whose clocks it moved on. A pure deletion moves none;
 * a client that is no longer here has no name any more: both give nothing.
 */
export function writersOf(
  { beforeState, afterState }: Change,
  states: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
): string[] {
  const names: string[] = []
  for (const [client, clock] of afterState) {
    if (beforeState.get(client) === clock) continue
    const user = states.get(client)?.['user']
    if (typeof user !== 'object' || user === null) continue
    const { name } = user as { name?: unknown }
    names.push(typeof name === 'string' ? name.slice(0, 60) : '')
  }
  return names
}
