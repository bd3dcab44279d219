import type { AssetBucketConfig } from '@stanza/store'
import { ConfigError, type Environment } from '../config-error.ts'

/**
 * Where images are kept: `ASSETS_URL`, with `ASSETS_KEY_ID`, `ASSETS_SECRET` and, where the store looks at it,
 * `ASSETS_REGION`. Null without `ASSETS_URL`. Pure.
 * @throws ConfigError naming the variable, never its value, which may hold a secret.
 */
export function readAssetBucket(environment: Environment): AssetBucketConfig | null {
  const said = (name: string): string => environment[name] ?? ''
  const url = said('ASSETS_URL').replace(/\/$/, '')
  if (url === '') {
    const idle = ['ASSETS_KEY_ID', 'ASSETS_SECRET', 'ASSETS_REGION'].find((name) => said(name) !== '')
    if (idle !== undefined) throw new ConfigError(`${idle} is for ASSETS_URL, which is not set`)
    return null
  }
  const parsed = URL.parse(url)
  const isBucket = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.pathname.length > 1
  if (!isBucket || `${parsed.origin}${parsed.pathname}` !== url) {
    throw new ConfigError(
      'ASSETS_URL must be the address of a bucket such as https://s3.example.org/news, without user or password',
    )
  }
  const [keyId, secret, region] = [said('ASSETS_KEY_ID'), said('ASSETS_SECRET'), said('ASSETS_REGION')]
  if (!/^[\w-]{3,128}$/.test(keyId)) throw new ConfigError('ASSETS_URL needs ASSETS_KEY_ID, the id of a key')
  if (!/^[\x21-\x7e]{3,256}$/.test(secret))
    throw new ConfigError('ASSETS_URL needs ASSETS_SECRET, the secret of the key')
  if (!/^[\w-]{0,60}$/.test(region)) throw new ConfigError('ASSETS_REGION must be a name such as eu-north-1')
  return { url, keyId, secret, region: region || 'us-east-1' }
}
