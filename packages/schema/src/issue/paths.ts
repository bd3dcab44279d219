import type { Language } from '../newsletter/language.ts'
import type { Newsletter } from '../newsletter/newsletter.ts'
import { realDate } from './date.ts'
import { postFileName } from './post-file-name.ts'

/** Where the site serves an issue's images: `/images/newsletter/2026-08-05/`. @throws RangeError for no real date. */
export function imageFolder(newsletter: Newsletter, date: string): string {
  return newsletter.imageUrl.replaceAll('{date}', realDate(date))
}

/** An edition's file in the site's repository: `content/blog/newsletter/2026-08-05-newsletter.md`. */
export function postPath(newsletter: Newsletter, date: string, language: Language): string {
  return `${newsletter.paths.posts}/${postFileName(newsletter, date, language)}`
}

/** An image of the issue in the site's repository: `static/images/newsletter/2026-08-05/photo.png`. */
export function imagePath(newsletter: Newsletter, date: string, name: string): string {
  return `${newsletter.paths.images.replaceAll('{date}', realDate(date))}/${name}`
}
