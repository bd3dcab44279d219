import { temporaryFolder } from '@stanza/testkit'
import { expect, it } from 'vitest'
import { allRoutes } from '../routes/all-routes.ts'
import { tryServer } from '../testing/try-server.ts'

interface Description {
  readonly openapi: string
  readonly paths: Record<
    string,
    Record<
      string,
      { summary: string; parameters: { name: string }[]; requestBody?: object; responses: object }
    >
  >
}

it('describes every route that there is, and no other', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const description = (await (await server.stranger.get('/api/openapi.json')).json()) as Description
  expect(description.openapi).toBe('3.1.0')
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const served = allRoutes().map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  expect(described.toSorted()).toEqual(served.toSorted())
  expect(served.length).toBeGreaterThan(20)
  for (const methods of Object.values(description.paths)) {
    for (const { summary, responses } of Object.values(methods)) {
      expect(summary).toMatch(/^[A-Z]/)
      expect(Object.keys(responses)).toContain('default')
    }
  }
})

it('says of a new issue what zod will accept', async () => {
  await using folder = temporaryFolder()
  await using server = await tryServer(folder.path)
  const text = await (await server.stranger.get('/api/openapi.json')).text()
  const { paths } = JSON.parse(text) as Description
  const body = JSON.stringify(paths['/api/issues']?.['post']?.requestBody)
  for (const word of ['outline', 'draft', 'import', 'posts', 'maxItems', 'date'])
    expect(body).toContain(`"${word}"`)
  expect(paths['/api/editions/{edition}/assets/{hash}']?.['get']?.parameters.map(({ name }) => name)).toEqual(
    ['edition', 'hash'],
  )
  expect(text).not.toContain('$schema')
})
