import { newsletterConfiguration } from '@stanza/schema/api'
import { route } from '../http/route.ts'

export const newsletterRoutes = [
  route({
    method: 'get',
    path: '/api/newsletter',
    summary: 'The configuration of the newsletter',
    place: 'newsletter',
    programs: true,
    answer: newsletterConfiguration,
    handle: async ({ newsroom: { newsletter } }) => ({ ...newsletter, languages: [...newsletter.languages] }),
  }),
]
