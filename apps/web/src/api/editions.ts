import type { Edition, Exported } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

export const readEdition = (id: string): Promise<Answer<Edition>> => ask(`/api/editions/${id}`)

export const readExport = (id: string): Promise<Answer<Exported>> => ask(`/api/editions/${id}/export`)

/** The Markdown the edition was imported or drafted from, for a view that gives the same bytes as the export. */
export const readBase = (id: string): Promise<Answer<string>> =>
  ask(`/api/editions/${id}/base`, { reads: 'text' })

export const exportZipPath = (id: string): string => `/api/editions/${id}/export.zip`
