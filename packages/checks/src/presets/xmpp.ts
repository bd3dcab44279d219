import type { HouseRules } from '../house-rules.ts'
import { xmppMisspellings } from './xmpp-misspellings.ts'

/** The house rules of the XMPP Newsletter: names of its field as their projects write them, and what its site knows. */
export const xmppHouse: HouseRules = {
  rules: {},
  names: [
    'GitHub', 'GitLab', 'JavaScript', 'TypeScript', 'PeerTube', 'YouTube', 'F-Droid', 'ejabberd', 'Openfire', 'MongooseIM', 'QXmpp', 'LinkedIn', 'WordPress', 'OpenPGP', 'WebRTC', 'WebSocket',
    'Conversations', 'Prosody', 'Gajim', 'Kaidan', 'Movim', 'Snikket', 'Slidge', 'Libervia', 'ProcessOne', 'DuckDuckGo', 'PostgreSQL', 'MySQL', 'SQLite', 'OpenStreetMap', 'FreeBSD', 'OpenBSD', 'NetBSD',
    'iPhone', 'iPad', 'StackOverflow', 'LibreOffice', 'BeagleIM', 'SiskinIM', 'ConverseJS', 'OMEMO', 'Codeberg', 'Bluesky', 'Mastodon', 'Flathub', 'Flatpak', 'CertWatch', 'Cheogram', 'aTalk', 'yaxim',
  ].filter((name) => !['Conversations', 'WebSocket', 'Prosody', 'Mastodon', 'StackOverflow'].includes(name)),
  nameSlips: { 'Open-Fire': 'Openfire', 'Git-Hub': 'GitHub', 'You-Tube': 'YouTube' },
  misspellings: xmppMisspellings,
  siteRelativeSince: '2025-02-05',
  sectionsSince: '2023-01-01',
  secureHosts: [
    'monal.im', 'blog.prosody.im', 'prosody.im', 'jmp.chat', 'jabber.org', 'trolug.de', 'movim.eu', 'gajim.org', 'conversations.im', 'process-one.net', 'igniterealtime.org', 'xmpp.org', 'jabberfr.org', 'goffi.org', 'yaxim.org',
    'github.com', 'github.io', 'gitlab.com', 'codeberg.org', 'wikipedia.org', 'mail.jabber.org', 'linuxfr.org', 'tigase.net', 'tigase.org', 'erlang-solutions.com', 'snikket.org', 'dino.im', 'kaidan.im', 'fosdem.org', 'reddit.com',
    'twitter.com', 'youtube.com', 'facebook.com', 'f-droid.org', 'debian.org', 'kde.org', 'gnome.org', 'ietf.org', 'w3.org', 'mozilla.org', 'heise.de', 'golem.de', 'netzpolitik.org', 'jabber.at', 'jabber.de', 'poez.io', 'slixmpp.org',
    'converse.js.org', 'conversejs.org', 'opkode.com', 'jsxc.org', 'mov.im', 'libervia.org', 'salut-a-toi.org', 'sourceforge.net', 'isode.com', 'meetup.com', 'medium.com', 'creativecommons.org',
  ],
  matterKeys: ['title', 'date', 'author', 'authors', 'categories', 'tags', 'aliases', 'summary', 'description', 'draft', 'url', 'slug', 'layout', 'type', 'lastmod', 'images', 'translationKey', 'weight', 'keywords', 'publishDate', 'expiryDate', 'showtoc', 'toc', 'params', 'linkTitle', 'outputs', 'cascade', 'menu', 'markup', 'language', 'lang', 'id', 'featured', 'cover', 'header', 'status', 'template', 'save_as', 'modified', 'comments', 'post'],
  keptHeadings: {
    '*': ['Articles', 'Videos', 'Video', 'Last Call', 'Google Summer of Code', 'Google Summer of Code Projects', 'GSoC', 'XMPP Videos & Podcasts'],
    de: ['Server', 'Software News'],
    fr: ['Clients', 'Articles', 'Extensions'],
    it: ['Server', 'Client', 'Video'],
    es: ['Videos'],
    'pt-br': ['Servidores'],
  },
  templateWords: [
    'English (original):', 'English:', 'French:', 'German:', 'Italian:', 'Spanish:', 'Portuguese:', 'General contributors:', 'Translators:', 'Translations:', '(unofficial)',
  ],
  keptCaptions: ['XMPP Newsletter Banner'],
  placeholders: ['PICTURE.JPG', 'PICTURE.PNG', 'CAPTION', 'INCOMPLETE', 'LOREM IPSUM', 'Lorem ipsum', 'YYYY-MM-DD', 'XEP-XXXX', 'xep-XXXX', 'FIXME', 'EXAMPLE.COM', 'PROJECTNAME', 'VERSIONNUMBER', 'NAME'],
  requiredMatter: ['title'],
}
