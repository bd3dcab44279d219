import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { freePort, temporaryFolder } from '@stanza/testkit'
import { root } from './step.ts'

// Does what the README's first command does once everything is installed: `npm start`, until the owner could click.
await using folder = temporaryFolder()
const port = await freePort()
const address = `http://127.0.0.1:${port}`
const start = performance.now()
const env = {
  ...process.env,
  PORT: String(port),
  HOST: '127.0.0.1',
  BASE_URL: address,
  DATA_DIR: folder.path,
}
// Its own process group: npm does not pass every signal on to what it started.
const server = spawn('npm', ['start'], {
  cwd: root,
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
})
const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
const link = Promise.withResolvers<string>()
createInterface({ input: server.stdout }).on('line', (line) => {
  console.log(line)
  const found = /\S+\/join#\S+/.exec(line)?.[0]
  if (found !== undefined) link.resolve(found)
})
const timeout = setTimeout(
  () => link.reject(new Error('npm start printed no owner link within 120 s')),
  120_000,
)
void ended.then((code) =>
  link.reject(new Error(`npm start ended with ${code} before it printed an owner link`)),
)

try {
  const joined = await link.promise
  clearTimeout(timeout)
  for (const path of ['/', '/healthz', new URL(joined).pathname]) {
    const { status } = await fetch(`${address}${path}`)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
  console.log(
    `npm start: an owner link and three pages after ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
} catch (error) {
  console.error(`npm start: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  clearTimeout(timeout)
  if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGTERM')
  await ended
}
