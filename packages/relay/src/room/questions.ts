import type { Clock } from '../clock.ts'
import { encodeSync } from '../frames.ts'
import type { Refusal } from '../refusal.ts'
import type { Audience } from './audience.ts'
import type { Member } from './member.ts'
import type { RoomContent } from './room-content.ts'

/** How soon a member is asked again. Each answer is everything that the server lacks of them, 2 MB of the 5 that they may send in that time. */
export const askAgainMs = 5_000

/** The server's own sync step 1 to one member: what they hold that is not here. */
export class Questions {
  readonly #clock: Clock
  readonly #audience: Audience
  readonly #content: () => RoomContent | null
  readonly #notBefore = new WeakMap<Member, number>()
  readonly #waiting = new WeakSet<Member>()

  constructor(clock: Clock, audience: Audience, content: () => RoomContent | null) {
    this.#clock = clock
    this.#audience = audience
    this.#content = content
  }

  /** Asks now. */
  ask(member: Member): void {
    const content = this.#content()
    if (content === null) return
    member.asks()
    this.#send(member, content)
  }

  /** Asks because something of theirs is missing: now, or when the last such question is some seconds ago. */
  askAgain(member: Member): void {
    if (this.#waiting.has(member)) return
    const left = (this.#notBefore.get(member) ?? 0) - this.#clock.now()
    const content = this.#content()
    if (left <= 0 && content !== null) {
      member.asksInDoubt()
      return this.#send(member, content)
    }
    this.#waiting.add(member)
    this.#clock.after(left > 0 ? left : askAgainMs, () => {
      this.#waiting.delete(member)
      if (this.#audience.has(member) && member.hasHole) this.askAgain(member)
    })
  }

  /** Asks all of whom something was refused for that reason: it may be over. */
  askAgainOf(refusal: Refusal): void {
    for (const member of this.#audience) if (member.unfit === refusal) this.askAgain(member)
  }

  #send(member: Member, content: RoomContent): void {
    this.#notBefore.set(member, this.#clock.now() + askAgainMs)
    this.#audience.send(member, [encodeSync('step1', content.known.encodeVector())])
  }
}
