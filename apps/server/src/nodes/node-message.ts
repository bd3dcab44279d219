import { z } from 'zod'

const document = z.string().min(1).max(100)
const person = z.object({
  id: z.string().max(100),
  name: z.string().max(200).nullable(),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
})
const personHere = z.object({ id: z.string().max(100), color: z.string().regex(/^#[0-9a-f]{6}$/) })
const presence = z.object({
  client: z.number().int().nonnegative(),
  person,
  said: z.string().max(16_384).nullable(),
})

/** What goes between nodes: that something has changed, never what (threats.md T53), and who is where in a text. */
const nodeMessage = z.discriminatedUnion('kind', [
  z.object({ node: z.string(), kind: z.literal('grew'), document, seq: z.number().int().nonnegative() }),
  z.object({ node: z.string(), kind: z.literal('present'), document, entries: z.array(presence).max(500) }),
  z.object({ node: z.string(), kind: z.literal('here'), document, people: z.array(personHere).max(500) }),
  z.object({ node: z.string(), kind: z.literal('who'), document }),
  z.object({
    node: z.string(),
    kind: z.literal('deletion'),
    document,
    version: z.string().max(100),
    name: z.string().max(200),
  }),
  z.object({ node: z.string(), kind: z.literal('rights') }),
])
export type NodeMessage = z.infer<typeof nodeMessage>

// A full room of people with carets of 4 KB, which is more than there is.
const longest = 512 * 1024

/** Null: not a message of ours, whoever sent it. */
export function readNodeMessage(text: string): NodeMessage | null {
  if (text.length > longest) return null
  try {
    return nodeMessage.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
