import type { Newsletter } from '../newsletter.ts'
import { xmppChecks } from './xmpp-checks.ts'
import { xmppNews } from './xmpp-news.ts'
import { xmppSpecifications } from './xmpp-specifications.ts'
import { xmppStanding } from './xmpp-standing.ts'

/** The newsletter of the XMPP Standards Foundation, as its site has printed it since 2018. */
export const xmpp: Newsletter = {
  name: 'XMPP Newsletter',
  site: 'https://xmpp.org',
  languages: ['en', 'de', 'es', 'fr', 'it', 'pt-br'],
  defaultLanguage: 'en',
  title: {
    en: 'The XMPP Newsletter {months} {year}',
    de: 'Der XMPP Newsletter für {months} {year}',
    es: 'El Boletín de Noticias de XMPP {Months} {year}',
    fr: "Lettre d'information XMPP {de}{months} {year}",
    it: 'Newsletter XMPP {months} {year}',
    'pt-br': 'O Boletim XMPP - {Months} de {year}',
  },
  intro: {
    en: 'This issue covers the month of {months} {year}.',
    de: 'Diese Ausgabe behandelt {months} {year}.',
    es: 'Esta edición corresponde al mes de {months} del {year}.',
    fr: 'Ce numéro couvre le mois {de}{months} {year}.',
    it: 'Questo numero copre il mese di {months} {year}.',
    'pt-br': 'Esta edição aborda o mês de {months} de {year}.',
  },
  and: { en: '&', de: 'und', es: 'y', fr: 'et', it: 'e', 'pt-br': 'e' },
  recurring: {
    en: ['every', 'monthly', 'weekly'],
    de: ['jeden', 'jede', 'jedes', 'monatlich', 'monatliches', 'wöchentlich'],
    es: ['cada', 'todos los', 'mensual', 'semanal'],
    fr: ['chaque', 'tous les', 'mensuel', 'mensuelle', 'hebdomadaire'],
    it: ['ogni', 'mensile', 'settimanale'],
    'pt-br': ['toda', 'todo', 'cada', 'mensal', 'semanal'],
  },
  credits: {
    en: ['General contributors', 'To this issue'],
    de: ['Beitragende', 'Mitwirkende'],
    es: ['Contribuidores generales', 'Contribuidores asiduos'],
    fr: ['Contributeurs généraux'],
    it: ['Collaboratori generali', 'A questo numero'],
    'pt-br': ['Colaboradores gerais'],
  },
  categories: ['Newsletter'],
  sections: [...xmppNews, xmppSpecifications, ...xmppStanding],
  paths: {
    posts: 'content/blog/newsletter',
    images: 'static/images/newsletter/{date}',
    fileName: '{date}-newsletter{language}.md',
  },
  imageUrl: '/images/newsletter/{date}/',
  checks: xmppChecks,
  banner: { src: '/images/newsletter/xmpp_newsletter_banner.jpg', caption: 'XMPP Newsletter Banner' },
}
