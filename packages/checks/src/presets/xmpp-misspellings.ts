import type { PerLanguage } from '@stanza/schema'
const words = (list: string): Readonly<Record<string, string>> => Object.fromEntries(list.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().split(' → ') as [string, string]])))
export const xmppMisspellings: PerLanguage<Readonly<Record<string, string>>> = { '*': words('') }
