import type { Version, VersionDiff } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

const path = (edition: string): string => `/api/editions/${edition}/versions`

export const readVersions = (edition: string): Promise<Answer<{ versions: Version[] }>> => ask(path(edition))

export const nameVersion = (edition: string, name: string): Promise<Answer<Version>> =>
  ask(path(edition), { method: 'POST', json: { name } })

export const readVersionDiff = (
  edition: string,
  version: string,
  against: 'now' | 'previous',
): Promise<Answer<VersionDiff>> => ask(`${path(edition)}/${version}/diff?against=${against}`)

export const restoreVersion = (edition: string, version: string): Promise<Answer<undefined>> =>
  ask(`${path(edition)}/${version}/restore`, { method: 'POST', json: {}, reads: 'nothing' })
