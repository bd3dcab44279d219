/** What went wrong in a thread, in words that may stand in the log. */
export class WorkError extends Error {}
