/** One form for every time, so that they can be compared as text. */
export const utc = <T extends string | null>(time: T): T =>
  time === null ? time : (new Date(time).toISOString() as T)
