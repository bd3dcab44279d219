import { protocolVersion, type ServerNews } from '../frames.ts'
import type { Member } from './member.ts'
import type { RoomWorld } from './room-state.ts'

/** What a client is told before anything else, and again when its role, the phase or the settings change. */
export function helloTo(
  { access, person }: Member,
  epoch: string,
  { schema, limits }: RoomWorld,
): ServerNews {
  const { updateBytes, documentBytes } = limits
  return {
    kind: 'hello',
    hello: {
      protocol: protocolVersion,
      schemaMin: schema.min,
      schemaNow: schema.now,
      epoch,
      role: access.role,
      phase: access.phase,
      refusal: access.refusal,
      person,
      ...(access.settings === undefined ? {} : { settings: access.settings }),
      limits: { updateBytes, documentBytes },
    },
  }
}
