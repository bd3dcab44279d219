export type { Clock } from '../clock.ts'
export { contentDigest } from '../content/content-digest.ts'
export {
  encodeMark,
  encodeNews,
  encodeSync,
  frameType,
  protocolVersion,
  readNews,
  syncType,
  type Hello,
  type ServerNews,
  type StorageStatus,
} from '../frames.ts'
export { redAfterMs, type SaveState } from './save-state.ts'
export { SaveTracker, type SaveTrackerOptions, type SentFrame } from './save-tracker.ts'
export { trackProvider, type SyncProvider, type TrackOptions, type Tracking } from './track-provider.ts'
