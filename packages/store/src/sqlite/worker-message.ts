import type { StoreErrorCode } from '../store-error.ts'
import type { DatabaseOptions } from './open-database.ts'

/** What the worker is started with. */
export interface WorkerStart {
  readonly folder: string
  readonly options: DatabaseOptions
}

export interface Request {
  readonly id: number
  readonly method: string
  readonly args: readonly unknown[]
}

/** `id` 0 answers the start itself. A null code is a mistake of ours and stays a plain Error. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number
      readonly ok: false
      readonly code: StoreErrorCode | null
      readonly message: string
    }
