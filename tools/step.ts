import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { performance } from 'node:perf_hooks'

/** One command of a longer run. */
export interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface StepResult {
  readonly step: Step
  readonly ok: boolean
  readonly seconds: number
  /** What it printed, where it was not streamed. */
  readonly output: string
}

/** Folder of the project. */
export const root = join(import.meta.dirname, '..')

/**
 * Runs a step to its end; a failed one is a value, not an error.
 * @param stream passes its output on as it comes, for what takes minutes; else the output is kept for the one who asks.
 */
export async function runStep(step: Step, stream = false): Promise<StepResult> {
  const start = performance.now()
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const output: string[] = []
  const env = {
    ...process.env,
    // So that `node tools/check.ts` finds the same programs as `npm run check`.
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
    ...step.env,
  }
  const child = spawn(step.command, step.args, {
    cwd: root,
    env,
    stdio: ['ignore', stream ? 'inherit' : 'pipe', stream ? 'inherit' : 'pipe'],
  })
  child.stdout?.on('data', (data) => output.push(String(data)))
  child.stderr?.on('data', (data) => output.push(String(data)))
  child.once('error', (error) => {
    output.push(error.message)
    resolve(false)
  })
  child.once('close', (code) => resolve(code === 0))
  const ok = await promise
  return { step, ok, seconds: (performance.now() - start) / 1000, output: output.join('') }
}

/** Runs `lanes` steps at a time, each lane in order, and tells of each as it ends. */
export async function runLanes(
  lanes: readonly (readonly Step[])[],
  onDone: (result: StepResult) => void,
): Promise<readonly StepResult[]> {
  const results = await Promise.all(
    lanes.map(async (steps) => {
      const done: StepResult[] = []
      for (const step of steps) {
        const result = await runStep(step)
        onDone(result)
        done.push(result)
      }
      return done
    }),
  )
  return results.flat()
}
