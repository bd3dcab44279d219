import type { DialectName } from './dialect.ts'
import type { Figures } from './order.ts'
import { median } from './statistics.ts'

/** A figure that one relay reached in one scenario: the median of the runs; NaN where it was not measured. */
export type Lookup = (scenario: string, relay: DialectName, figure: string) => number

/** All figures of all runs: scenario, relay, then one entry a run. */
export class Results {
  readonly #all = new Map<string, Map<DialectName, Figures[]>>()

  keep(scenario: string, relay: DialectName, figures: Figures): void {
    const relays = this.#all.get(scenario) ?? new Map<DialectName, Figures[]>()
    this.#all.set(scenario, relays)
    relays.set(relay, [...(relays.get(relay) ?? []), figures])
  }

  readonly of: Lookup = (scenario, relay, figure) =>
    median((this.#all.get(scenario)?.get(relay) ?? []).map((figures) => figures[figure] ?? Number.NaN))

  /** Scenario, relay, figure, median. */
  medians(): Readonly<Record<string, Readonly<Record<string, Figures>>>> {
    return this.#each((scenario, relay, runs) =>
      Object.fromEntries(
        Object.keys(runs[0] ?? {}).map((figure) => [figure, this.of(scenario, relay, figure)]),
      ),
    )
  }

  /** Scenario, relay, runs. */
  everything(): Readonly<Record<string, Readonly<Record<string, readonly Figures[]>>>> {
    return this.#each((_scenario, _relay, runs) => runs)
  }

  #each<T>(of: (scenario: string, relay: DialectName, runs: readonly Figures[]) => T) {
    return Object.fromEntries(
      [...this.#all].map(([scenario, relays]) => [
        scenario,
        Object.fromEntries([...relays].map(([relay, runs]) => [relay, of(scenario, relay, runs)])),
      ]),
    )
  }
}

export const describeFigures = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`)
    .join('  ')
