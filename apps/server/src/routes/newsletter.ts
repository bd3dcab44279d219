import { newsletterConfiguration, settings, settingsChange } from '@stanza/schema/api'
import { type Call, route } from '../http/route.ts'

/** The preset written out is 60 KB; what is larger than the reader takes is named by its own refusal. */
const settingsBytes = 2 * 1024 * 1024

export const newsletterRoutes = [
  route({
    method: 'get',
    path: '/api/newsletter',
    summary: 'The configuration of the newsletter',
    place: 'newsletter',
    programs: true,
    answer: newsletterConfiguration,
    handle: async ({
      newsroom: {
        settings: { newsletter, revision },
      },
    }) => ({
      ...newsletter,
      languages: [...newsletter.languages],
      revision,
    }),
  }),
  route({
    method: 'get',
    path: '/api/newsletter/settings',
    summary: 'What newsletter.json says, what holds, and what would without it',
    place: 'newsletter',
    action: 'change settings',
    answer: settings,
    handle: async ({ newsroom }) => tell(newsroom),
  }),
  route({
    method: 'put',
    path: '/api/newsletter',
    summary: 'Change the settings: the whole newsletter.json, or some of its keys',
    place: 'newsletter',
    action: 'change settings',
    body: settingsChange,
    bodyBytes: settingsBytes,
    tooLarge:
      'The settings would be larger than 512 KB, which every editor has to load. Nothing was changed.',
    answer: settings,
    handle: async ({ newsroom, body: { revision, ...wanted }, rightsChanged }) => {
      const refused = await newsroom.settings.change(revision, wanted)
      if (refused !== null) return refused
      await rightsChanged()
      return tell(newsroom)
    },
  }),
]

function tell({ settings: { now } }: Call<unknown>['newsroom']) {
  const { revision, own, newsletter, usual } = now
  const { checks, sections } = usual
  return {
    revision,
    own: { ...own },
    newsletter: { ...newsletter },
    usual: { checks: { ...checks }, sections: sections && [...sections] },
  }
}
