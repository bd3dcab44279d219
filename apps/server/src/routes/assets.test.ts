import { temporaryFolder } from '@stanza/testkit'
import type { Asset, Assets } from '@stanza/schema/api'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importPost, refusal } from '../testing/posts.ts'
import { type TriedServer, tryServer, type Visitor } from '../testing/try-server.ts'

const folder = temporaryFolder()
let server: TriedServer
let writer: Visitor
let edition = ''
let foreign = ''
beforeAll(async () => {
  server = await tryServer(folder.path)
  const editor = await server.as('editor')
  edition = (await importPost(editor)).edition
  foreign = (await importPost(editor, '2026-09-05-newsletter.md')).edition
  writer = await server.as('writer')
})
afterAll(async () => {
  await server.close()
  await folder.remove()
})

const upload = (bytes: Uint8Array, name = 'Photo of mine.PNG', who = writer): Promise<Response> =>
  who.put(`/api/editions/${edition}/assets?name=${encodeURIComponent(name)}`, bytes)
const kept = async (bytes: Uint8Array, name?: string): Promise<Asset> => {
  const answer = await upload(bytes, name)
  expect(answer.status).toBe(201)
  return (await answer.json()) as Asset
}
const bytesOf = async ({ url }: Asset): Promise<Buffer> =>
  Buffer.from(await (await writer.get(url)).arrayBuffer())

const plain = (width = 6, height = 4, background = '#a03050') =>
  sharp({ create: { width, height, channels: 3, background } })
/** Two frames of another colour each. */
const moving = (): ReturnType<typeof sharp> =>
  sharp(Buffer.concat([Buffer.alloc(6 * 4 * 3, 200), Buffer.alloc(6 * 4 * 3, 20)]), {
    raw: { width: 6, height: 8, channels: 3, pageHeight: 4 },
  })

describe('an image that is one', () => {
  it.each([
    ['image/png', 'png', () => plain(6, 4, '#111111').png()],
    ['image/jpeg', 'jpg', () => plain(6, 4, '#222222').jpeg()],
    ['image/webp', 'webp', () => plain(6, 4, '#333333').webp()],
    ['image/gif', 'gif', () => plain(6, 4, '#444444').gif()],
    ['image/avif', 'avif', () => plain(6, 4, '#555555').avif()],
  ] as const)('%s is kept as what it is, whatever its name says', async (type, ending, make) => {
    const asset = await kept(await make().toBuffer(), `of ${ending}.exe`)
    expect(asset).toMatchObject({ type, width: 6, height: 4, name: `of-${ending}.${ending}` })
    expect(asset.src).toBe(`/images/newsletter/2026-08-05/of-${ending}.${ending}`)
    const answer = await writer.get(asset.url)
    expect(answer.headers.get('content-type')).toBe(type)
    expect((await answer.arrayBuffer()).byteLength).toBe(asset.bytes)
  })

  it.each([
    ['gif', () => moving().gif()],
    ['webp', () => moving().webp({ lossless: true })],
  ] as const)('an animated %s stays animated', async (_, make) => {
    const asset = await kept(await make().toBuffer())
    expect(asset).toMatchObject({ width: 6, height: 4 })
    expect((await sharp(await bytesOf(asset), { animated: true }).metadata()).pages).toBe(2)
  })

  it('[S56] keeps no place, no camera, no comment; a turned picture is turned', async () => {
    const photo = await plain(6, 4, '#abcdef')
      .withExif({
        IFD0: { Copyright: 'canary-name', Orientation: '6' },
        IFD3: { GPSLatitude: '51/1 30/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const asset = await kept(photo)
    expect(asset).toMatchObject({ width: 4, height: 6 })
    const bytes = await bytesOf(asset)
    const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata()
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
    expect(bytes.includes('canary-name')).toBe(false)
  })

  it('[S14] what hides behind the image is gone', async () => {
    const polyglot = Buffer.concat([
      await plain(6, 4, '#777777').png().toBuffer(),
      Buffer.from('<script>canary()</script>'),
    ])
    expect((await bytesOf(await kept(polyglot))).includes('canary')).toBe(false)
  })

  it('twice is once, and another of the same name gets a number', async () => {
    const one = await plain(6, 4, '#123456').png().toBuffer()
    const first = await kept(one, 'same.png')
    expect(await kept(one, 'other.png')).toEqual(first)
    expect((await kept(await plain(6, 4, '#654321').png().toBuffer(), 'same.png')).name).toBe('same-2.png')
    const { assets } = (await (await writer.get(`/api/editions/${edition}/assets`)).json()) as Assets
    expect(assets.filter(({ hash }) => hash === first.hash)).toEqual([first])
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..', 'image'],
    ['Ünïcödé 写真.png', 'unicode'],
    ['-rf', 'rf'],
    ['CON.png', 'con'],
    ['a'.repeat(300), 'a'.repeat(60)],
    ['x"; filename="evil.html', 'x-filename-evil'],
  ])('[S12] the name "%s" stays a name', async (wished, stem) => {
    const background = `#${Buffer.from(wished).toString('hex').padEnd(6, '0').slice(0, 6)}`
    const asset = await kept(await plain(5, 5, background).png().toBuffer(), wished)
    expect(asset.name).toMatch(/^[a-z0-9-]{1,60}(-\d+)?\.png$/)
    expect(asset.name.startsWith(stem.slice(0, 4))).toBe(true)
  })

  it('[S06] is served so that it can only be an image', async () => {
    const { headers } = await writer.get((await kept(await plain().png().toBuffer())).url)
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="[a-z0-9.-]+"$/)
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toContain('private')
  })

  it('[S10] is not reached through another issue, nor by a reader of none', async () => {
    const asset = await kept(await plain().png().toBuffer())
    expect((await writer.get(`/api/editions/${foreign}/assets/${asset.hash}`)).status).toBe(404)
    expect((await server.stranger.get(asset.url)).status).toBe(401)
  })
})

describe('what is no image, or too much of one: refused in a sentence, and nothing kept', () => {
  /** A PNG's header and nothing worth decoding: `width` × `height` pixels in a few hundred bytes. */
  const claims = async (width: number, height: number): Promise<Buffer> => {
    const bytes = Buffer.from(await plain().png().toBuffer())
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    const { crc32 } = await import('node:zlib')
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
    return bytes
  }
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

  it.each([
    ['text', () => Buffer.from('hello'), 422, 'not-an-image'],
    ['nothing', () => Buffer.alloc(0), 422, 'not-an-image'],
    ['SVG', () => Buffer.from(svg), 422, 'not-an-image'],
    ['SVG with an XML head', () => Buffer.from(`<?xml version="1.0"?>${svg}`), 422, 'not-an-image'],
    ['a PDF', () => Buffer.from('%PDF-1.4\n1 0 obj'), 422, 'not-an-image'],
    ['a TIFF', () => plain().tiff().toBuffer(), 422, 'not-an-image'],
    [
      'HTML that begins like a GIF',
      () => Buffer.from('GIF89a<script>alert(1)</script>'),
      422,
      'not-an-image',
    ],
    [
      'half a JPEG',
      async () => (await plain(400, 400).jpeg().toBuffer()).subarray(0, 700),
      422,
      'not-an-image',
    ],
    ['a PNG of 196 million pixels', () => claims(14_000, 14_000), 422, 'image-too-large'],
    ['a PNG of 2^31 pixels a side', () => claims(2 ** 31 - 1, 2 ** 31 - 1), 422, undefined],
    ['11 MB', () => Buffer.alloc(11 * 1024 * 1024, 0x89), 413, 'too-large'],
  ] as const)('%s', async (_, make, status, code) => {
    const before = await server.newsroom.store.assets(edition)
    const said = await refusal(await upload(await make()))
    expect(said.status).toBe(status)
    if (code !== undefined) expect(said.code).toBe(code)
    expect(said.message).toMatch(/not kept/)
    expect(await server.newsroom.store.assets(edition)).toEqual(before)
  })

  it('a GIF of too many frames', async () => {
    const frames = 201
    const raw = Buffer.from(
      Array.from({ length: frames * 4 * 3 }, (_, at) => (Math.floor(at / 12) * 37) % 256),
    )
    const gif = await sharp(raw, { raw: { width: 2, height: frames * 2, channels: 3, pageHeight: 2 } })
      .gif({ colours: 256 })
      .toBuffer()
    expect((await refusal(await upload(gif))).code).toBe('image-too-large')
  })

  it('a real bomb: 64 million pixels of one colour in a few kilobytes', async () => {
    const bomb = await plain(8_000, 8_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    const before = process.memoryUsage().rss
    expect((await refusal(await upload(bomb))).code).toBe('image-too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  })

  it('from somebody who may only read', async () => {
    const reader = await server.as('reader')
    expect((await upload(await plain().png().toBuffer(), 'a.png', reader)).status).toBe(403)
  })
})
