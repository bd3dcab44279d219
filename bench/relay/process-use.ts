import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

// Linux counts processor time in hundredths of a second (man 5 proc, _SC_CLK_TCK).
const ticksPerSecond = 100

/** Processor seconds that a process has used, all its threads together. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  // The name, in brackets, may hold anything; the fields are counted behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Resident memory in bytes, after the process has collected twice. */
export async function memoryBytes(pid: number): Promise<number> {
  for (let time = 0; time < 3; time += 1) {
    process.kill(pid, 'SIGUSR2')
    await pause(400)
  }
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
  return Number(kibibytes) * 1024
}
