import type { Configurations } from '../store.ts'
import type { PostgresConnection } from './connection.ts'

export function postgresConfigurations(database: PostgresConnection): Configurations {
  return {
    async configuration() {
      const [row] = await database.all<{ text: string }>('SELECT text FROM configuration')
      return row?.text ?? null
    },
    async replaceConfiguration(expected, text) {
      const changed =
        expected === null
          ? await database.run('INSERT INTO configuration (text) VALUES ($1) ON CONFLICT DO NOTHING', text)
          : await database.run('UPDATE configuration SET text = $1 WHERE text = $2', text, expected)
      return changed > 0
    },
  }
}
