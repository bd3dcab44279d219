import type { Turns } from '../store.ts'
import { turns } from '../turns.ts'
import type { PostgresConnection } from './connection.ts'

/**
 * Turns that all nodes take: a lock in the database, let go of with the connection, so that a node that dies holds nobody
 * up. @param database connections for nothing else, since the work itself needs others.
 */
export function postgresTurns(database: PostgresConnection): Turns {
  // Those of this node wait here, without a connection: however many want one name, they hold one.
  const inTurn = turns()
  return {
    alone: <T>(name: string, work: () => Promise<T>) =>
      inTurn(name, async () => {
        // What the work threw is not the lock's: the transaction must neither translate it nor try the work again.
        const ended: { readonly outcome: Promise<T> }[] = []
        await database
          .transaction(async (sql) => {
            await sql.get('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', `turn ${name}`)
            const outcome = work()
            ended.push({ outcome })
            await outcome.catch(() => undefined)
          })
          .catch((error: unknown) => {
            // A lock that is lost after the work is done has done its service.
            if (ended.length === 0) throw error
          })
        return ended[0]?.outcome as Promise<T>
      }),
  }
}
