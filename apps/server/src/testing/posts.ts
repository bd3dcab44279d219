import type { CreatedIssue } from '@stanza/schema/api'
import type { Visitor } from './try-server.ts'

/** A small post of our own, in the form of the preset's newsletter. */
export const smallPost = `---
title: The XMPP Newsletter July 2026
date: 2026-08-05
summary: A quiet month
---
Welcome to the newsletter, covering July 2026.

## Events

- A meeting in a garden.

## Software news

A client learned to sing.
`

export const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64')

export const importing = (name: string, content: string | Uint8Array) => ({
  kind: 'import',
  post: { name, content: base64(content) },
})

/** Imports a post and gives what the server says of it. */
export async function importPost(
  editor: Visitor,
  name = '2026-08-05-newsletter.md',
  content: string | Uint8Array = smallPost,
): Promise<CreatedIssue> {
  const answer = await editor.send('POST', '/api/issues', importing(name, content))
  if (answer.status !== 201) throw new Error(`not imported: ${await answer.text()}`)
  return (await answer.json()) as CreatedIssue
}

/** What a refused request said: status and code, after its sentence was looked at. */
export async function refusal(
  answer: Response,
): Promise<{ status: number; code: string; message: string; issue?: string }> {
  const { error } = (await answer.json()) as { error: { code: string; message: string; issue?: string } }
  if (!/^["A-Z].*\.$/.test(error.message)) throw new Error(`not a sentence: ${error.message}`)
  return { status: answer.status, ...error }
}
