import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { startProgram, type StartedProgram } from './started-program.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '../../..')

/** One server process. */
export interface Node extends StartedProgram {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly url: string
}

export interface Nodes extends AsyncDisposable {
  readonly nodes: readonly Node[]
  /** Makes a link of that role and comes by it. @returns the Cookie header of the session, good at every node. */
  invite(role: string): Promise<string>
  /** Makes an issue from the outline. @returns the id of its edition. */
  newEdition(date: string): Promise<string>
}

export interface NodesWish {
  /** Without one there may be one node only, on SQLite in `dataFolder`. */
  readonly databaseUrl?: string
  readonly redisUrl?: string
  /** Default: a temporary folder. */
  readonly dataFolder?: string
  /** More of the environment, as limits. */
  readonly env?: Readonly<Record<string, string>>
}

const environment = ({ databaseUrl = '', redisUrl = '', env }: NodesWish, dataFolder: string) => ({
  DATA_DIR: dataFolder,
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  LOG_LEVEL: 'warn',
  ...env,
})

/** Starts server processes as `stanza serve` does, each on a free port with an address of its own. */
export async function startNodes(count: number, wish: NodesWish = {}): Promise<Nodes> {
  const folder = temporaryFolder()
  const env = environment(wish, wish.dataFolder ?? folder.path)
  const nodes: Node[] = []
  for (let n = 0; n < count; n += 1) nodes.push(await startNode(env))
  const [first] = nodes
  if (first === undefined) throw new RangeError('no nodes are no server')

  const invite = async (role: string): Promise<string> => {
    const cli = join(root, 'apps/cli/src/main.ts')
    const words = [cli, 'link', '--role', role]
    const said = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...process.env, ...env, BASE_URL: first.url },
    })
    const answer = await post(first.url, '/api/session', '', {
      token: said.stdout.trim().split('#')[1] ?? said.stderr,
    })
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  return {
    nodes,
    invite,
    async newEdition(date) {
      const made = await post(first.url, '/api/issues', await invite('owner'), {
        kind: 'outline',
        date,
        language: 'en',
      })
      return ((await made.json()) as { readonly edition: string }).edition
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(nodes.map((node) => node.signal('SIGKILL')))
      await folder.remove()
    },
  }
}

async function startNode(env: Readonly<Record<string, string>>): Promise<Node> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const program = await startProgram({
    command: process.execPath,
    args: [join(root, 'apps/server/src/main.ts')],
    ready: /Stanza is running at/,
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', BASE_URL: url },
  })
  return {
    url,
    get pid() {
      return program.pid
    },
    start: program.start,
    signal: program.signal,
  }
}

async function post(url: string, path: string, cookie: string, json: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, cookie }
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(json) })
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
  return answer
}
