import { join } from 'node:path'
import type { Store } from '@stanza/store'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { ConfigError } from '../config-error.ts'
import { newsletterText } from '../newsletter-folder.ts'
import { openStore } from '../nodes/open-store.ts'
import { NewsletterSettings } from './newsletter-settings.ts'

/**
 * Opens the store, and the newsletter's settings in it. Nodes on one PostgreSQL share what owners changed; until somebody
 * does, each takes the `newsletter.json` of its data folder.
 * @throws ConfigError or StoreError that says what to do; nothing is open then.
 */
export async function openSettings(
  config: Pick<Config, 'dataFolder' | 'databaseUrl' | 'assetBucket'>,
  log: Logger,
): Promise<{ store: Store; settings: NewsletterSettings }> {
  const inFolder = newsletterText(config.dataFolder)
  const isShared = typeof config.databaseUrl === 'string'
  const store = await openStore(config)
  try {
    const settings = await NewsletterSettings.open({ store, before: isShared ? inFolder : null, log })
    if ('message' in settings) {
      const isInFolder = !isShared || (await store.configuration()) === null
      const where = isInFolder
        ? join(config.dataFolder, 'newsletter.json')
        : 'the newsletter.json in the database'
      throw new ConfigError(`${where}: ${settings.message}`)
    }
    if (isShared && inFolder !== null && settings.now.text !== inFolder)
      log.info('newsletter.json in the data folder is not used: the settings in the database are newer')
    return { store, settings }
  } catch (error) {
    await store.close()
    throw error
  }
}
