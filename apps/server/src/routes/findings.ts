import { randomUUID } from 'node:crypto'
import { addIgnored, removeIgnored } from '@stanza/review'
import { createdIgnored, newFinal, newIgnored, version } from '@stanza/schema/api'
import { finalExport } from '../editions/final-export.ts'
import { nothing, route } from '../http/route.ts'
import { Refusal } from '../refusal/refusal.ts'
import { plainText } from '../review/plain-text.ts'
import { type ReviewDesk, readIgnoredOf, speakerOf } from '../review/desk.ts'
import { tellVersion } from '../versions/tell-versions.ts'

/** Far more than anybody decides by hand, and few enough for the document that everybody is sent. */
const mostIgnored = 1_000

const onlyPeople = new Refusal('not-allowed', 'Only people decide about findings.')
const full = new Refusal('too-large', 'Too many findings are ignored here already. Nothing was changed.')

export const findingRoutes = (desk: ReviewDesk) => [
  route({
    method: 'post',
    path: '/api/editions/:edition/ignored',
    summary: 'Ignore a finding at its place',
    place: 'edition',
    action: 'ignore findings',
    rate: 'commentsPerMinute',
    body: newIgnored,
    status: 201,
    answer: createdIgnored,
    handle: async ({ newsroom, caller, edition, body }) => {
      const speaker = speakerOf(caller)
      if (speaker === null) return onlyPeople
      return desk.inTurn(newsroom, edition.id, speaker, async ({ stamp, write }) => {
        if ((await readIgnoredOf(newsroom, edition.id)).length >= mostIgnored) return full
        const ignored = randomUUID()
        await write((ydoc) => addIgnored(ydoc, ignored, { ...body, why: plainText(body.why) }, stamp))
        return { ignored }
      })
    },
  }),
  route({
    method: 'delete',
    path: '/api/editions/:edition/ignored/:ignored',
    summary: 'Take an ignored finding for one again',
    place: 'edition',
    action: 'ignore findings',
    answer: nothing,
    handle: async ({ newsroom, caller, edition, param }) => {
      const speaker = speakerOf(caller)
      if (speaker === null) return onlyPeople
      return desk.inTurn(newsroom, edition.id, speaker, async ({ write }) => {
        const id = param('ignored')
        const known = (await readIgnoredOf(newsroom, edition.id)).some((one) => one.id === id)
        if (!known) return new Refusal('not-found', 'This finding is not ignored here.')
        await write((ydoc) => removeIgnored(ydoc, id))
        return undefined
      })
    },
  }),
  route({
    method: 'post',
    path: '/api/editions/:edition/finals',
    summary: 'Keep the text as the one that is published',
    place: 'edition',
    action: 'export for good',
    body: newFinal,
    status: 201,
    answer: version,
    handle: async ({ newsroom, caller, issue, edition, body }) => {
      const speaker = speakerOf(caller)
      if (speaker === null) return onlyPeople
      const kept = await finalExport(newsroom, issue, edition, { override: body.override, by: speaker.name })
      return kept instanceof Refusal ? kept : tellVersion(newsroom.store, kept)
    },
  }),
]
