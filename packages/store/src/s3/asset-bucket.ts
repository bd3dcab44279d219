import { AwsClient } from 'aws4fetch'
import { StoreError } from '../store-error.ts'
import type { AssetContents } from '../with-asset-contents.ts'

/** A folder of a bucket of an S3-compatible store. */
export interface AssetBucketConfig {
  /** `https://host/bucket` or `https://host/bucket/folder`, without user and password. */
  readonly url: string
  readonly keyId: string
  readonly secret: string
  /** Which most stores other than Amazon's do not look at. */
  readonly region: string
}

// An image of 10 MB on a slow line; whoever waits for it has given up then.
const longestMs = 30_000
/** What is written at the start, to see that it can be. */
const label = 'stanza.txt'

/**
 * The bytes of images in an S3-compatible store, each under its hash. Errors name host and bucket, never a secret.
 */
export function openAssetBucket({ url, keyId, secret, region }: AssetBucketConfig): AssetContents {
  const base = url.replace(/\/$/, '')
  const where = `ASSETS_URL: ${new URL(base).host}${new URL(base).pathname}`
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    retries: 1,
  })

  async function ask(name: string, init: RequestInit): Promise<Response> {
    let answer: Response
    try {
      answer = await client.fetch(`${base}/${name}`, {
        ...init,
        // A store that sends elsewhere could send the server to any address it can reach, with what is signed.
        redirect: 'error',
        signal: AbortSignal.timeout(longestMs),
      })
    } catch (error) {
      throw new StoreError('unavailable', `${where} cannot be reached (${reasonOf(error)})`, { cause: error })
    }
    if (answer.ok) return answer
    const code = codeIn(await answer.text().catch(() => '')) ?? String(answer.status)
    if (init.method === 'GET' && answer.status === 404 && code !== 'NoSuchBucket') return answer
    throw refused(where, answer.status, code)
  }

  const put = async (name: string, hash: string, type: string, content: Uint8Array): Promise<void> => {
    await ask(name, {
      method: 'PUT',
      body: content as Uint8Array<ArrayBuffer>,
      // The store compares what arrives with the hash, which is signed with the rest.
      headers: { 'content-type': type, 'x-amz-content-sha256': hash },
    })
  }
  return {
    where,
    put: (hash, type, content) => put(hash, hash, type, content),
    async get(hash) {
      const answer = await ask(hash, { method: 'GET' })
      if (!answer.ok) return null
      try {
        return new Uint8Array(await answer.arrayBuffer())
      } catch (error) {
        throw new StoreError('unavailable', `${where} broke off (${reasonOf(error)})`, { cause: error })
      }
    },
    async check() {
      const words = new TextEncoder().encode('Images of Stanza, named for their SHA-256.\n')
      await put(label, await sha256(words), 'text/plain', words)
    },
  }
}

function refused(where: string, status: number, code: string): StoreError {
  if (code === 'NoSuchBucket' || status === 404)
    return new StoreError('read-only', `${where}: there is no such bucket; make it (${code})`)
  if (status === 401 || status === 403) {
    const advice =
      'does not let us write; check ASSETS_KEY_ID, ASSETS_SECRET, ASSETS_REGION and the rights of the key'
    return new StoreError('read-only', `${where} ${advice} (${code})`)
  }
  if (status === 507) return new StoreError('full', `${where} is full; free some space (${code})`)
  return new StoreError('unavailable', `${where} cannot be used just now (${code})`)
}

/** The code of an error as S3 writes it, as long as it is a word. */
const codeIn = (xml: string): string | null => /<Code>(\w{1,60})<\/Code>/.exec(xml)?.[1] ?? null

async function sha256(content: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', content as Uint8Array<ArrayBuffer>)).toString(
    'hex',
  )
}

/** On one line; a failed fetch says why only in its cause. */
function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: unknown }
  const said = cause instanceof Error ? cause : error
  const { code, message } = said as { readonly code?: unknown; readonly message?: unknown }
  return String(typeof code === 'string' ? code : message).split('\n')[0] ?? ''
}
