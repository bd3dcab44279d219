import { people } from '@stanza/schema/api'
import { can, strongest } from '../access/policy.ts'
import { route } from '../http/route.ts'
import { personColor } from '../socket/person-color.ts'

export const peopleRoutes = [
  route({
    method: 'get',
    path: '/api/editions/:edition/people',
    summary: 'Who has been here and who is here now; for editors, by which links and with what role',
    place: 'edition',
    action: 'comment',
    answer: people,
    handle: async ({ newsroom: { store }, role, issue, edition, present }) => {
      const here = present(edition.id)
      const known = await store.peopleAt(issue.id)
      const tellsLinks = can(role, 'share')
      const links = tellsLinks ? [...(await store.links(issue.id)), ...(await store.links(null))] : []
      return {
        people: known.map((person) => ({
          id: person.id,
          name: person.name,
          color: here.get(person.id) ?? personColor(person.id),
          here: here.has(person.id),
          role: strongest(links.filter(({ id }) => person.links.includes(id)).map((link) => link.role)),
          links: tellsLinks ? [...person.links] : [],
          seen: tellsLinks ? person.seen : null,
        })),
      }
    },
  }),
]
