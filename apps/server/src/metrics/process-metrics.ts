import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Metric } from './exposition.ts'
import { counter, gauge } from './relay-metrics.ts'

const delay = monitorEventLoopDelay({ resolution: 20 })
delay.enable()

/** The process itself, under the names that Prometheus' dashboards know. */
export function processMetrics(): Metric[] {
  const { user, system } = process.cpuUsage()
  // Nanoseconds, since the last look: a pause of an hour ago says nothing about now.
  const longest = delay.max / 1e9
  delay.reset()
  return [
    counter('process_cpu_seconds_total', 'Processor time used.', [{ value: (user + system) / 1e6 }]),
    gauge('process_resident_memory_bytes', 'Memory in use.', process.memoryUsage.rss()),
    gauge(
      'nodejs_eventloop_lag_max_seconds',
      'Longest hold-up of the event loop since the last look.',
      longest,
    ),
  ]
}
