import type { UpdateLog } from '@stanza/relay'
import type { Phase, Role } from '@stanza/schema/api'

/** All times are ISO 8601 in UTC. All ids are UUIDs made by the server. */
export interface PersonRow {
  readonly id: string
  readonly name: string | null
}

export interface LinkRow {
  readonly id: string
  readonly role: Role
  readonly issue: string | null
  readonly note: string
  readonly created: string
  readonly expires: string | null
  readonly revoked: string | null
  /** It opens one session only; `used` tells when it did. What that session may do stays. */
  readonly once: boolean
  readonly used: string | null
}

/** A session and what it may do: the links it was opened with that are neither expired nor revoked. */
export interface SessionRow {
  readonly id: string
  readonly person: PersonRow
  /** When its use was last noted; at first, when it was opened. */
  readonly seen: string
  readonly links: readonly LinkRow[]
}

export interface NewSession {
  /** Ids of whose it is and of the link that opens it. */
  readonly person: string
  readonly link: string
  /** When it is opened, which is its first use. */
  readonly seen: string
  readonly expires: string
}

export interface TokenRow {
  readonly id: string
  readonly purpose: 'sync' | 'export'
  readonly role: Role
}

export interface IssueRow {
  readonly id: string
  readonly date: string
  readonly phase: Phase
}

export interface EditionRow {
  readonly id: string
  readonly issue: string
  readonly language: string
  /** Names the history of its document; part of the name of a browser's local copy (relay.md, mechanism 6). */
  readonly epoch: string
  /** Time of the newest update. */
  readonly changed: string
}

export interface VersionRow {
  readonly id: string
  readonly edition: string
  readonly seq: number
  readonly name: string | null
  readonly at: string
  readonly authors: readonly string[]
}

/** The document and its front matter as JSON, readable without Yjs. */
export interface VersionContent {
  readonly document: unknown
  readonly matter: unknown
}

export interface AssetRow {
  readonly hash: string
  readonly name: string
  readonly type: string
  readonly width: number
  readonly height: number
  readonly bytes: number
}

/** An edition with its first content, made in one transaction: there is never an edition without a document. */
export interface NewEdition {
  readonly issue: string
  readonly language: string
  /** The Markdown it was imported or drafted from, byte for byte; '' from the outline. */
  readonly base: string
  /** The Y.Doc's first state: update 1 of the log. */
  readonly state: Uint8Array
  readonly author: string
}

/** Links and tokens are looked up by the SHA-256 of their secret; no secret is ever stored. Hashes are lower-case hex. */
export interface Access {
  createPerson(name: string | null): Promise<PersonRow>
  renamePerson(id: string, name: string): Promise<void>
  personNames(ids: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  createLink(
    link: Omit<LinkRow, 'id' | 'created' | 'revoked' | 'used'>,
    hash: string,
    creator: string | null,
  ): Promise<LinkRow>
  linkByHash(hash: string): Promise<LinkRow | null>
  link(id: string): Promise<LinkRow | null>
  /** Notes the use of a link, in one statement; false when it is for one use and somebody was faster. */
  useLink(id: string): Promise<boolean>
  /** The links of one issue, or with null those that hold for every issue; newest first, with the names of those who came. */
  links(issue: string | null): Promise<readonly (LinkRow & { readonly people: readonly string[] })[]>
  /** False when there is no such link, or it was revoked before. */
  revokeLink(id: string): Promise<boolean>
  createSession(hash: string, session: NewSession): Promise<void>
  addLinkToSession(hash: string, link: string): Promise<void>
  /** Null when there is none or it has expired. One that nobody has used for long is there: what that means is the caller's. */
  sessionByHash(hash: string): Promise<SessionRow | null>
  /** Notes that somebody used the session at that time. */
  noteSeen(hash: string, at: string): Promise<void>
  endSession(hash: string): Promise<void>
  createToken(token: Omit<TokenRow, 'id'>, hash: string): Promise<TokenRow>
  tokenByHash(hash: string): Promise<TokenRow | null>
  /** False when there is no such token. */
  revokeToken(id: string): Promise<boolean>
}

export interface Issues {
  /** Throws StoreError `exists` when an issue of that date is there. */
  createIssue(
    issue: { date: string },
    first: Omit<NewEdition, 'issue'>,
  ): Promise<{ issue: IssueRow; edition: EditionRow }>
  /** Throws StoreError `exists` when the issue has an edition in that language. */
  addEdition(edition: NewEdition): Promise<EditionRow>
  issues(): Promise<readonly IssueRow[]>
  issue(id: string): Promise<IssueRow | null>
  issueByDate(date: string): Promise<IssueRow | null>
  editions(issue: string): Promise<readonly EditionRow[]>
  edition(id: string): Promise<EditionRow | null>
  /** The editions with an update after that time, for the versions that are kept automatically. */
  editionsChangedSince(time: string): Promise<readonly EditionRow[]>
  base(edition: string): Promise<string>
  setBase(edition: string, base: string): Promise<void>
  setIssue(id: string, change: { date?: string; phase?: Phase }): Promise<void>
}

export interface Versions {
  addVersion(version: Omit<VersionRow, 'id' | 'at'>, content: VersionContent): Promise<VersionRow>
  versions(edition: string): Promise<readonly VersionRow[]>
  versionContent(edition: string, id: string): Promise<VersionContent | null>
  /** Ids of those who wrote after `seq`. */
  authorsSince(edition: string, seq: number): Promise<readonly string[]>
}

export interface Assets {
  /** Keeping the same bytes twice keeps them once. */
  addAsset(edition: string, asset: AssetRow, content: Uint8Array): Promise<void>
  /** Those of all editions of the edition's issue. */
  assets(edition: string): Promise<readonly AssetRow[]>
  /** Null unless this edition's issue has it: an asset is never reached through another issue. */
  assetContent(edition: string, hash: string): Promise<{ asset: AssetRow; content: Uint8Array } | null>
}

/** Somebody who came by a link that still holds. */
export interface PersonThere extends PersonRow {
  /** Ids of those links. */
  readonly links: readonly string[]
  /** When one of their sessions was last noted, or opened. */
  readonly seen: string
}

/** What the review of an edition needs beside its log. */
export interface Reviews {
  /**
   * Makes the second document of an edition, empty, unless it is there. Made when it is first needed, so that editions
   * from before there were reviews have one too. False: there is no such edition.
   */
  openReview(edition: string, document: string): Promise<boolean>
  /** Those whose links reach the issue now: its own, and those for all issues; who came first is first. */
  peopleAt(issue: string): Promise<readonly PersonThere[]>
  /** False when there is no such link, or it was revoked. */
  setLinkRole(link: string, role: Role): Promise<boolean>
}

/**
 * The newsletter's configuration, the text of `newsletter.json`: on SQLite that file itself, which an operator may edit, on
 * PostgreSQL a row that all nodes read.
 */
export interface Configurations {
  /** Null: none was kept. */
  configuration(): Promise<string | null>
  /** Keeps another text in its place, whole or not at all; false when it is not `expected` any more, and nothing was changed. */
  replaceConfiguration(expected: string | null, text: string): Promise<boolean>
}

/** For what looks first and writes then. */
export interface Turns {
  /**
   * Runs work while no other work of that name runs, in this process or on any node of the same PostgreSQL. Work that
   * throws ends its turn. @throws what the work threw; StoreError when the turn did not come.
   */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>
}

/** Everything that is kept, behind one port. SQLite and PostgreSQL implement it. */
export interface Store extends UpdateLog, Access, Issues, Versions, Assets, Reviews, Configurations, Turns {
  /** Resolves when everything handed over is on disk and the files are closed. */
  close(): Promise<void>
}
