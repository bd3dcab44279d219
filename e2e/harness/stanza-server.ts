import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort, temporaryFolder, type TemporaryFolder } from '@stanza/testkit'
import { root } from '../../tools/step.ts'
import { newsletterFile } from './fixture-posts.ts'

export interface StanzaServerOptions {
  /** Which newsletter: the invented one of the fixtures, or the preset that the product starts with. */
  readonly newsletter?: 'fixture' | 'preset'
  /** The moment at which its clock starts, `2031-06-02T09:00:00Z`; absent: now. */
  readonly clock?: string
  /** The name in its address, of the loopback address for whoever comes through `openNetwork`: `stanza.test`. */
  readonly host?: string
}

/** A server of a test's own: `stanza serve` as a process, on a port and a folder that nobody else has. */
export class StanzaServer implements AsyncDisposable {
  readonly address: string
  readonly dataFolder: string
  readonly #remove: () => Promise<void>
  #clock: string | undefined
  readonly #lines: string[] = []
  #process: ChildProcess | null = null
  #ownerLink: string | null = null

  private constructor(port: number, folder: TemporaryFolder, clock: string | undefined, host: string) {
    this.address = `http://${host}:${port}`
    this.dataFolder = folder.path
    this.#clock = clock
    this.#remove = () => folder.remove()
  }

  /** Starts the built app and waits until it says where it is. Its folder goes when it stops. */
  static async start({
    newsletter = 'fixture',
    clock,
    host = '127.0.0.1',
  }: StanzaServerOptions = {}): Promise<StanzaServer> {
    if (!existsSync(join(root, 'dist/web/index.html')))
      throw new Error('The web app is not built: run `npm run build`')
    const folder = temporaryFolder()
    if (newsletter === 'fixture') copyFileSync(newsletterFile, join(folder.path, 'newsletter.json'))
    const server = new StanzaServer(await freePort(), folder, clock, host)
    await server.#run()
    return server
  }

  /** The one-time link that it printed when it started. */
  get ownerLink(): string {
    if (this.#ownerLink === null) throw new Error(`no owner link was printed:\n${this.log}`)
    return this.#ownerLink
  }

  /** Everything it printed, for the report of a failed test. */
  get log(): string {
    return this.#lines.join('\n')
  }

  /** What it reads its settings from; a command in this environment works on the same folder. */
  get environment(): NodeJS.ProcessEnv {
    const { port } = new URL(this.address)
    return {
      ...process.env,
      PORT: port,
      HOST: '127.0.0.1',
      BASE_URL: this.address,
      DATA_DIR: this.dataFolder,
    }
  }

  /** Ends it as an operator would, and starts it again on the same port and folder. @param clock as of its options. */
  async restart(clock = this.#clock): Promise<void> {
    await this.halt()
    this.#clock = clock
    await this.#run()
  }

  /** Ends it and keeps its folder; its exit code. */
  async halt(): Promise<number | null> {
    const child = this.#process
    this.#process = null
    if (child === null) return null
    const exited = exitOf(child)
    if (child.exitCode === null) child.kill('SIGTERM')
    return exited
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.halt()
    await this.#remove()
  }

  async #run(): Promise<void> {
    const clock = this.#clock === undefined ? [] : ['--import', './e2e/harness/shifted-time.ts']
    const child = spawn(process.execPath, [...clock, 'apps/cli/src/main.ts', 'serve'], {
      cwd: root,
      env: { ...this.environment, SHIFTED_TIME: this.#clock },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    const started = Promise.withResolvers<void>()
    createInterface({ input: child.stderr }).on('line', (line) => this.#lines.push(line))
    const printed = createInterface({ input: child.stdout })
    printed.on('line', (line) => {
      this.#lines.push(line)
      this.#ownerLink = /https?:\/\/\S+\/join#[\w-]+/.exec(line)?.[0] ?? this.#ownerLink
      // A first start prints the address, then the link, and the link is what a test goes on with; later ones may print none.
      if (this.#ownerLink !== null) started.resolve()
    })
    void exitOf(child).then((code) =>
      started.reject(new Error(`stanza serve ended with ${code}:\n${this.log}`)),
    )
    await started.promise
  }
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode === null
    ? new Promise((resolve) => child.once('exit', resolve))
    : Promise.resolve(child.exitCode)
