import type { Version } from '@stanza/schema/api'
import type { Store, VersionRow } from '@stanza/store'

/** Versions as the contract has them, with the names of those who wrote. */
export async function tellVersions(store: Store, rows: readonly VersionRow[]): Promise<Version[]> {
  const names = await store.personNames([...new Set(rows.flatMap((row) => row.authors))])
  return rows.map(({ id, name, at, authors }) => ({
    id,
    name,
    at,
    authors: authors.flatMap((author) => names.get(author) ?? []),
  }))
}

export async function tellVersion(store: Store, row: VersionRow): Promise<Version> {
  const [told] = await tellVersions(store, [row])
  if (told === undefined) throw new Error('one version in, none out')
  return told
}
