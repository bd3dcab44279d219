import type { Clock } from '../clock.ts'

/** Runs a job when it is asked for, at once but not more often than every so many ms. */
export class Throttle {
  readonly #clock: Clock
  readonly #everyMs: number
  readonly #job: () => void
  #ranAt = 0
  #isDue = false

  constructor(clock: Clock, everyMs: number, job: () => void) {
    this.#clock = clock
    this.#everyMs = everyMs
    this.#job = job
  }

  request(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#clock.after(Math.max(0, this.#ranAt + this.#everyMs - this.#clock.now()), () => {
      this.#isDue = false
      this.#ranAt = this.#clock.now()
      this.#job()
    })
  }
}
