import { apiError, errorCodes } from '@stanza/schema/api'
import { z } from 'zod'
import type { AnyRoute } from './route.ts'

/** The description of the HTTP contract, made from the same routes and zod schemas that the server runs on. */
export function describeRoutes(routes: readonly AnyRoute[], newsletter: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:([a-z]+)/gi, '{$1}')
    paths[path] = { ...paths[path], [route.method]: describe(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: `Stanza: ${newsletter}`, version: '1' },
    paths,
    components: {
      schemas: { Error: jsonSchema(apiError, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'stanza', description: '`__Host-stanza` over https' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function describe(route: AnyRoute): object {
  const security =
    route.place === 'anyone' ? [] : [{ session: [] }, ...(route.programs ? [{ token: [] }] : [])]
  return {
    summary: route.summary,
    security,
    parameters: parametersOf(route),
    ...requestOf(route),
    responses: { ...answerOf(route), default: refusalAnswer },
  }
}

function parametersOf({ path, query }: AnyRoute): object[] {
  const inPath = [...path.matchAll(/:([a-z]+)/gi)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema, 'input'),
  }))
  return [...inPath, ...inQuery]
}

function requestOf({ body, rawBody }: AnyRoute): object {
  if (rawBody) return { requestBody: { required: true, content: { [rawBody]: {} } } }
  if (!body) return {}
  const schema = jsonSchema(body, 'input')
  return { requestBody: { required: true, content: { 'application/json': { schema } } } }
}

function answerOf({ answer, status }: AnyRoute): object {
  if (answer instanceof z.ZodUndefined) return { 204: { description: 'Done' } }
  const fileType = answer.meta()?.['fileType']
  const content =
    typeof fileType === 'string'
      ? { [fileType]: {} }
      : { 'application/json': { schema: jsonSchema(answer, 'output') } }
  return { [status ?? 200]: { description: 'Done', content } }
}

const refusalAnswer = {
  description: `Refused: one of ${Object.keys(errorCodes).join(', ')}, each with its status and one sentence`,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _version, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
