import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { factsOf, type Case, type CaseContext, type CaseResult } from '../case.ts'
import { holds, openStage, type Stage } from '../stage.ts'
import { underFault } from '../under-fault.ts'

// strace changes what the kernel answers to a flush (strace's manual, --inject).
const flushes = 'fsync,fdatasync'
const writes = `pwrite64,ftruncate,${flushes}`
const slowMs = 500
// The sockets' thread must not wait for the disk; what is more is a busy machine's (threats.md F08, I8).
const answerMs = 300

function missing(): string | null {
  if (process.getuid?.() !== 0) return 'only root may change what the kernel answers'
  return spawnSync('strace', ['-V']).status === 0 ? null : 'no strace (apt-get install strace)'
}

/** These calls of a server's database are answered so from now on; its other threads run as ever. */
async function inject(pid: number, calls: string, how: string): Promise<ChildProcess> {
  const threads = readdirSync(`/proc/${pid}/task`).map((id) => `/proc/${pid}/task/${id}`)
  const store = threads.find((thread) => readFileSync(`${thread}/comm`, 'latin1').trim() === 'store')
  if (store === undefined) throw new Error('the server has no thread for its database')
  const options = ['-qq', '-o', '/dev/null', '-e', `inject=${calls}:${how}`, '-p', basename(store)]
  const tracer = spawn('strace', options, { stdio: 'ignore' })
  const isTraced = (): boolean => /^TracerPid:\s+[1-9]/m.test(readFileSync(`${store}/status`, 'latin1'))
  if (!(await holds(isTraced, 5_000))) throw new Error('strace could not attach')
  return tracer
}

const flushCase = (
  id: string,
  title: string,
  act: (stage: Stage, context: CaseContext, violations: string[]) => Promise<string>,
): Case => ({
  id,
  title,
  missing,
  async run(context): Promise<CaseResult> {
    const { chance, build } = context
    await using stage = await openStage({ typists: 8, chance, ...(build === undefined ? {} : { build }) })
    const violations: string[] = []
    const facts = await act(stage, context, violations)
    violations.push(...(await stage.finish({ stoppedServer: true, savedWithinMs: 15_000 })))
    return { violations, facts: factsOf(stage.ledger.counts, facts) }
  },
})

export const failingFlush = flushCase('F08', 'a flush fails', async (stage, { chance }, violations) => {
  stage.type(10)
  await pause(1_000)
  const tracer = await inject(stage.server.pid, flushes, `error=EIO:when=${chance.between(10, 50)}+`)
  const ended = await Promise.race([stage.server.ended().then(() => true), pause(20_000, false)])
  tracer.kill('SIGKILL')
  // What the disk holds is not known any more, so nothing may be promised (relay.md, mechanism 3).
  if (!ended) violations.push('the server went on after a flush had failed')
  await stage.server.kill()
  for (const typist of stage.typists) typist.reload()
  await stage.server.start()
  return ended ? 'the server ended' : 'the server went on'
})

export const slowFlush = flushCase(
  'F08-slow',
  `each flush takes ${slowMs} ms`,
  async (stage, context, violations) => {
    stage.type(5)
    const tracer = await inject(stage.server.pid, flushes, `delay_enter=${slowMs}ms`)
    const delays: number[] = []
    for (const end = Date.now() + context.seconds * 1_000; Date.now() < end;) {
      const from = performance.now()
      await fetch(`${stage.server.address}/api/nothing`)
      delays.push(performance.now() - from)
      await pause(100)
    }
    tracer.kill('SIGTERM')
    await once(tracer, 'exit')
    const slowest = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.99)] ?? 0
    if (slowest > answerMs)
      violations.push(
        `an answer without the database p99 ${slowest.toFixed(0)} ms: the disk holds up the sockets`,
      )
    return `answers p99 ${slowest.toFixed(0)} ms`
  },
)

/** F07: a file system turns read-only under what is open, as ext4 does after an error. A mount in use refuses to. */
export const readOnly: Case = {
  id: 'F07',
  title: 'read-only file system for 12 s',
  missing,
  async run({ chance, build }): Promise<CaseResult> {
    await using stage = await openStage({ typists: 5, chance, ...(build === undefined ? {} : { build }) })
    let tracer: ChildProcess | null = null
    return await underFault(
      stage,
      async () => void (tracer = await inject(stage.server.pid, writes, 'error=EROFS')),
      () => void tracer?.kill('SIGTERM'),
    )
  },
}
