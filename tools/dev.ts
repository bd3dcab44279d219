import { spawn } from 'node:child_process'
import { root } from './step.ts'

// `npm run dev`: the server, started again on every change, and Vite, which passes /api and /sync on to it. Links that the
// server prints lead to Vite's address.
const web = 'http://localhost:5173'
const commands: readonly (readonly string[])[] = [
  ['node', '--watch', '--watch-preserve-output', 'apps/cli/src/main.ts', 'serve'],
  ['vite', '--port', '5173', '--strictPort'],
]
const children = commands.map(([command = '', ...args]) =>
  spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BASE_URL: process.env['BASE_URL'] ?? web },
  }),
)

// One that ends, for whatever reason, ends both: half a development server only confuses.
const stop = (code: number): void => {
  for (const child of children) if (child.exitCode === null) child.kill()
  process.exitCode ??= code
}
for (const child of children) child.once('exit', (code) => stop(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(0))
