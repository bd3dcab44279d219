import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { temporaryFolder, type TemporaryFolder } from '@stanza/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assetContract } from '../asset-contract.ts'
import { backupSqlite } from '../sqlite/backup.ts'
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts'
import type { EditionRow, Store } from '../store.ts'
import { withAssetContents } from '../with-asset-contents.ts'
import { openAssetBucket } from './asset-bucket.ts'
import { openStrictBucket, signatureOf, type StrictBucket } from './testing/strict-bucket.ts'

const [keyId, secret] = ['AKIDEXAMPLE', 'hunter2/wJalrXUtnFEMI+K7MDENG']
const content = new Uint8Array([1, 2, 3])
const image = {
  hash: createHash('sha256').update(content).digest('hex'),
  name: 'a.png',
  type: 'image/png',
  width: 1,
  height: 1,
  bytes: 3,
}

let [bucket, folder, store] = [] as unknown as [StrictBucket, TemporaryFolder, Store]
const contents = (change: { secret?: string; keyId?: string; url?: string } = {}) =>
  openAssetBucket({ url: `${bucket.url}/img`, keyId, secret, region: 'eu-north-1', ...change })
const open = async (): Promise<void> => {
  store = withAssetContents(await openSqliteStore(folder.path), contents())
}
const newEdition = async (date = '2026-09-05'): Promise<EditionRow> => {
  const first = { language: 'en', base: '', state: new Uint8Array([0, 0]), author: 'ada' }
  return (await store.createIssue({ date }, first)).edition
}
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: Error & { code?: unknown }) => {
      expect(error.message).not.toMatch(/hunter2|\n/)
      expect(error.message).toContain('ASSETS_URL')
      return error.code
    },
  )

beforeEach(async () => {
  bucket = await openStrictBucket(keyId, secret)
  folder = temporaryFolder()
  await open()
})
afterEach(async () => {
  await store.close()
  await folder.remove()
  await bucket[Symbol.asyncDispose]()
})

it('is judged by a bucket that signs as Amazon’s own example does', () => {
  // "Example: GET Object" of the documentation of Signature Version 4 for S3.
  const empty = createHash('sha256').update('').digest('hex')
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': empty,
    'x-amz-date': '20130524T000000Z',
  }
  const request = { method: 'GET', path: '/test.txt', query: '', headers }
  const names = 'host;range;x-amz-content-sha256;x-amz-date'
  const scope = '20130524/us-east-1/s3/aws4_request'
  expect(signatureOf(request, scope, names, 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
})

describe('images in an S3-compatible bucket', () =>
  assetContract(
    () => ({ store, newEdition }),
    async () => {
      await store.close()
      await open()
    },
    false,
  ))

it('keeps bytes in the bucket only, under their hash, and the database says whose they are', async () => {
  const edition = await newEdition()
  await store.addAsset(edition.id, image, content)
  expect([...bucket.objects]).toEqual([[`img/${image.hash}`, content]])
  const backup = await backupSqlite(folder.path, join(folder.path, 'a.backup'))
  expect([backup['asset_contents'], backup['assets_elsewhere']]).toEqual([1, 1])
  await store.close()
  const bare = withAssetContents(await openSqliteStore(folder.path), null)
  await expect(bare.assetContent(edition.id, image.hash)).rejects.toMatchObject({ code: 'unavailable' })
  await bare.close()
  await open()
})

it('goes on giving images that were in the database before', async () => {
  const edition = await newEdition()
  await store.close()
  const before = await openSqliteStore(folder.path)
  await before.addAsset(edition.id, image, content)
  await before.close()
  await open()
  expect((await store.assetContent(edition.id, image.hash))?.content).toEqual(content)
  expect(bucket.objects.size).toBe(0)
})

it('names nothing in the database that the bucket did not take, and gives nothing that is not what was put', async () => {
  const edition = await newEdition()
  bucket.fail([503, 'SlowDown'])
  expect(await codeOf(store.addAsset(edition.id, image, content))).toBe('unavailable')
  expect(await store.assets(edition.id)).toEqual([])
  bucket.fail(null)
  await store.addAsset(edition.id, image, content)
  bucket.objects.set(`img/${image.hash}`, new Uint8Array([6, 6, 6]))
  expect(await codeOf(store.assetContent(edition.id, image.hash))).toBe('io')
  bucket.objects.clear()
  expect(await codeOf(store.assetContent(edition.id, image.hash))).toBe('unavailable')
  // What is asked for under a name that is not there is put there by nobody else's hash.
  expect(await codeOf(contents().put(image.hash, 'image/png', new Uint8Array([6])))).toBe('unavailable')
})

it('says in one line, without the secret, what only the operator can mend, and what will pass', async () => {
  expect(await codeOf(contents().check())).toBe('done')
  expect(await codeOf(contents({ secret: 'hunter2' }).check())).toBe('read-only')
  expect(await codeOf(contents({ keyId: 'nobody' }).check())).toBe('read-only')
  expect(await codeOf(contents({ url: bucket.url.replace('news', 'none') }).check())).toBe('read-only')
  expect(await codeOf(contents({ url: 'http://127.0.0.1:1/news' }).check())).toBe('unavailable')
  bucket.fail([507, 'XMinioStorageFull'])
  expect(await codeOf(contents().check())).toBe('full')
})
