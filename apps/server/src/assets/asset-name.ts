import { endings, type ImageType } from './image-kind.ts'

/**
 * The name an image gets on the site: the letters, digits and dashes of the one it came with, at most 60, and the ending
 * of its real type. Never a path (threats.md S12, T22); another image of that name in the issue makes it `name-2`.
 */
export function assetName(wished: string, type: ImageType, taken: ReadonlySet<string>): string {
  const stem =
    wished
      .replace(/^.*[/\\]/, '')
      .replace(/\.[^.]*$/, '')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'image'
  const named = (number: number): string => `${stem}${number > 1 ? `-${number}` : ''}.${endings[type]}`
  let number = 1
  while (taken.has(named(number))) number += 1
  return named(number)
}
