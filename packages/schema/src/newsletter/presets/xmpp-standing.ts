import type { SectionSpec } from '../newsletter.ts'

/** What is the same every month: where to read, who helps, how to leave. */
export const xmppStanding: readonly SectionSpec[] = [
  {
    key: 'public_channels',
    level: 2,
    body: 'items',
    occasional: true,
    headings: {
      en: ['XMPP Public channels'],
      de: ['Öffentliche Kanäle im XMPP-Netzwerk'],
      es: ['Canales públicos de XMPP'],
      fr: ['Salons publics XMPP'],
      it: ['Canali pubblici XMPP'],
      'pt-br': ['Canais públicos XMPP'],
    },
  },
  {
    key: 'spread',
    level: 2,
    body: 'standing',
    headings: {
      en: ['Spread the news'],
      de: ['Spread the news', 'Verbreiten', 'Teile die Neuigkeiten!'],
      es: ['Difunda las noticias', 'Spread the news!', '¡Difunde la noticia!'],
      fr: [
        'Partagez les nouvelles !',
        'Partager les nouvelles',
        'Spread the news',
        'Répandez les nouvelles !',
        'Répandez la nouvelle !',
      ],
      it: ['Diffondi la notizia', 'Diffondete la notizia'],
      'pt-br': ['Compartilhe as notícias!'],
    },
    groups: [
      {
        key: 'contributors',
        level: 3,
        body: 'credits',
        headings: {
          en: ['Newsletter Contributors & Translations', 'Newsletter Contributors & Translations section:'],
          de: [
            'Newsletter-Beiträge & -Übersetzungen',
            'Newsletter Contributors & Translations',
            'Mitwirkung beim Newsletter',
          ],
          es: ['Contribuidores y Traductores del Newsletter'],
          fr: ['Contributions et traductions de la lettre d’information'],
          it: [
            'Collaboratori e traduttori della newsletter',
            'Sezione Collaboratori e traduzioni della newsletter:',
            'Contributi e traduzioni',
            'Collaboratori della newsletter e traduzioni',
          ],
          'pt-br': ['Contribuidores e Tradutores do Boletim XMPP', 'Colaboradores e Tradutores do Boletim'],
        },
      },
    ],
  },
  {
    key: 'thanks',
    level: 2,
    body: 'credits',
    occasional: true,
    retired: true,
    headings: {
      en: ['Thanks all!'],
      de: ['Danke an alle!'],
      es: ['¡Gracias a todos!'],
    },
  },
  {
    key: 'subscribe',
    level: 2,
    body: 'standing',
    occasional: true,
    retired: true,
    headings: {
      en: ['Subscribe to the newsletter', 'Subscribe by email'],
      it: ['Iscriviti alla newsletter mensile XMPP'],
    },
  },
  {
    key: 'help',
    level: 2,
    body: 'standing',
    headings: {
      en: ['Help us to build the newsletter'],
      de: ['Hilf dem Newsletter!', 'Hilf uns, diesen Newsletter zu erstellen'],
      es: [
        'Ayúdenos a construir el XMPP Newsletter',
        'Contribuya en la creación del XMPP Newsletter',
        'Colabore con la construcción del newsletter',
        'Ayúdanos a construir el boletín de noticias',
      ],
      fr: [
        'Aidez-nous à créer la lettre d’information',
        'Aidez-nous à construire la lettre d’information',
        'Aidez-nous à construire la newsletter',
      ],
      it: [
        'Aiutaci a creare la newsletter',
        'Aiutaci a realizzare la newsletter',
        'Aiutaci a costruire la newsletter',
      ],
      'pt-br': ['Ajude-nos a Construir o Boletim XMPP'],
    },
  },
  {
    key: 'unsubscribe',
    level: 2,
    body: 'standing',
    headings: {
      en: ['Unsubscribe from the XMPP Newsletter'],
      de: ['Den Newsletter de-abonnieren'],
      es: ['Cancelar su suscripción al XMPP Newsletter'],
      fr: ['Se désabonner de la lettre d’information XMPP', 'Unsubscribe from the XMPP Newsletter'],
      it: [
        "Annullare l'iscrizione alla newsletter XMPP",
        'Disiscrizione',
        'Cancellazione dalla newsletter XMPP',
      ],
      'pt-br': ['Cancelamento da Inscrição ao Boletim Mensal'],
    },
  },
  {
    key: 'license',
    level: 2,
    body: 'standing',
    headings: {
      en: ['License'],
      de: ['Lizenz'],
      es: ['Licencia'],
      fr: ['Licence'],
      it: ['Licenza'],
      'pt-br': ['Licença'],
    },
  },
]
