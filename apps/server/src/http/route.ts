import type { Role } from '@stanza/schema/api'
import type { EditionRow, IssueRow } from '@stanza/store'
import type { Response } from 'express'
import { z } from 'zod'
import type { Away, Caller } from '../access/caller.ts'
import type { Action } from '../access/policy.ts'
import type { Newsroom } from '../editions/newsroom.ts'
import type { Refusal } from '../refusal/refusal.ts'

/** What stands before a route's handler, by where the route is. Child things are loaded below their parent only (S10). */
export interface Places {
  anyone: { readonly caller: Caller | Away | null }
  /** Somebody with a session; programs have none. */
  person: { readonly caller: Extract<Caller, { kind: 'person' }> }
  /** Somebody with any right, for all issues or for one. `role`: the one for all issues. */
  newsletter: { readonly caller: Caller; readonly role: Role | null }
  issue: { readonly caller: Caller; readonly role: Role; readonly issue: IssueRow }
  edition: {
    readonly caller: Caller
    readonly role: Role
    readonly issue: IssueRow
    readonly edition: EditionRow
  }
}
export type Place = keyof Places

export interface Call<Body> {
  readonly newsroom: Newsroom
  readonly baseUrl: string
  /** Time in ms since 1970. */
  now(): number
  readonly body: Body
  /** A part of the path; the empty text if the path has no such part. */
  param(name: string): string
  /** A part of the query that is there once, else null. */
  query(name: string): string | null
  /** For cookies only; the answer is what the handler returns. */
  readonly response: Response
  /** To be called when a link, a phase, a name or the settings changed; when it resolves, live connections have followed. */
  rightsChanged(): Promise<void>
  /** Ids of the people who have an edition open now. */
  present(edition: string): ReadonlyMap<string, string>
}

/** An answer that is a file instead of JSON. */
export class FileReply {
  readonly bytes: Uint8Array
  readonly type: string
  readonly headers: Readonly<Record<string, string>>

  constructor(bytes: Uint8Array, type: string, headers: Readonly<Record<string, string>> = {}) {
    this.bytes = bytes
    this.type = type
    this.headers = headers
  }
}

/** `answer` of a route that gives a file of that type. */
export const file = (type: string): z.ZodType<FileReply> => z.instanceof(FileReply).meta({ fileType: type })

/** `answer` of a route that gives nothing: 204. */
export const nothing = z.undefined()

/**
 * One route of the HTTP contract. Express, the guards and the OpenAPI description are all made from this, so they cannot
 * disagree.
 */
export interface Route<P extends Place = Place, Body = unknown, Answer = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With parameters as express has them, `/api/issues/:issue`. */
  readonly path: string
  readonly summary: string
  readonly place: P
  /** What the policy is asked. Absent: being at the place is enough. */
  readonly action?: Action
  readonly body?: z.ZodType<Body>
  /** Largest body in bytes; small by default. */
  readonly bodyBytes?: number
  /** What is said of a larger one, in the words of the place. */
  readonly tooLarge?: string
  /** The body is a file of these types, as bytes. */
  readonly rawBody?: string
  readonly query?: Readonly<Record<string, z.ZodType>>
  readonly rate?: 'wrongLinksPerMinute' | 'uploadsPerMinute' | 'newIssuesPerMinute' | 'commentsPerMinute'
  /** Programs with a token for the export may ask it too. */
  readonly programs?: true
  readonly status?: 201
  readonly answer: z.ZodType<Answer>
  handle(call: Call<Body> & Places[P]): Promise<Answer | Refusal>
}

/** A route whose place, body and answer are no longer told apart by the type; they were checked where it is written. */
export interface AnyRoute extends Omit<Route, 'body' | 'answer' | 'handle'> {
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  handle(call: never): Promise<unknown>
}

/** Writes down a route, with its parts checked against each other. */
export const route = <P extends Place, Body, Answer>(one: Route<P, Body, Answer>): AnyRoute => one
