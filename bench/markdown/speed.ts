import { type Contender, contenders, type Task, tasks } from './contenders.ts'

const sizes = [1, 10, 100] as const
type Size = (typeof sizes)[number]

// A library that takes longer for ten times the text is not asked for a hundred times.
const patienceMs = 8_000

/** CPU milliseconds: the machine may be busy with other things. */
function cpuOf(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Median CPU time of each contender, one after the other in each round, so that what slows the machine slows all. */
export function measureSpeed(posts: ReadonlyMap<string, string>): void {
  const longest = [...posts.values()].reduce((long, text) => (text.length > long.length ? text : long), '')
  const body = longest.replace(/^---\n[\s\S]*?\n---\n/, '')
  const times = new Map<string, number>()
  let left: readonly Contender[] = contenders
  for (const size of sizes) {
    const source = longest + `\n${body}`.repeat(size - 1)
    console.log(`${Math.round(Buffer.byteLength(source) / 1024)} KiB (×${size}), median CPU ms`)
    console.log(`  ${''.padEnd(18)}${tasks.map((task) => task.padStart(15)).join('')}`)
    for (const [name, found] of timesOf(left, source, size)) {
      for (const task of tasks) times.set(keyOf(name, task, size), found[task])
      console.log(`  ${name.padEnd(18)}${tasks.map((task) => shown(found[task])).join('')}`)
      if (found.anew > patienceMs || found.parse > patienceMs) left = left.filter((one) => one.name !== name)
    }
  }
  printGrowth(times)
  printRatios(times)
}

function timesOf(
  all: readonly Contender[],
  source: string,
  size: Size,
): ReadonlyMap<string, Record<Task, number>> {
  const ready = all.map(({ name, prepare }) => ({ name, work: prepare(source) }))
  const found = new Map(all.map(({ name }) => [name, tasks.map((): number[] => [])]))
  const rounds = size === 1 ? 25 : size === 10 ? 7 : 3
  // The first rounds are for the compiler.
  const warm = size === 1 ? 10 : 1
  for (let round = -warm; round < rounds; round += 1) {
    for (const { name, work } of ready) {
      tasks.forEach((task, index) => {
        const run = work[task]
        if (run === null) return
        const ms = cpuOf(run)
        if (round >= 0) found.get(name)?.[index]?.push(ms)
      })
    }
  }
  return new Map(
    [...found].map(([name, lists]) => [
      name,
      Object.fromEntries(tasks.map((task, index) => [task, median(lists[index] ?? [])])) as Record<
        Task,
        number
      >,
    ]),
  )
}

const keyOf = (name: string, task: Task, size: Size): string => `${name} ${task} ${size}`
const shown = (ms: number): string => (Number.isNaN(ms) ? '–' : ms.toFixed(2)).padStart(15)

/** How time grows with size: 1 is as the text does. An unchanged export and a keystroke are too short for the clock. */
function printGrowth(times: ReadonlyMap<string, number>): void {
  for (const { name } of contenders) {
    const exponents = (['parse', 'after an edit', 'anew'] as const).flatMap((task) => {
      const [one, hundred] = [times.get(keyOf(name, task, 1)), times.get(keyOf(name, task, 100))]
      if (one === undefined || hundred === undefined || Number.isNaN(one)) return []
      return [`${task} ${(Math.log10(hundred / one) / 2).toFixed(2)}`]
    })
    console.log(`growth exponent of ${name}: ${exponents.join(', ') || 'given up on'}`)
  }
}

function printRatios(times: ReadonlyMap<string, number>): void {
  const [own, ...others] = contenders.map(({ name }) => name)
  for (const other of others) {
    const ratios = sizes.flatMap((size) => {
      const of = (task: Task, name = own ?? ''): number => times.get(keyOf(name, task, size)) ?? Number.NaN
      const [reading, writing] = [of('parse', other) / of('parse'), of('anew', other) / of('after an edit')]
      return Number.isNaN(reading)
        ? []
        : [`×${size}: parse ${reading.toFixed(1)}, write after an edit ${writing.toFixed(1)}`]
    })
    console.log(`${other} takes so many times as long: ${ratios.join('; ')}`)
  }
}
