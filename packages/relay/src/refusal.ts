/** Why an update was not applied: what a 113 frame says. The text is one sentence for the person who wrote. */
export interface Refusal {
  readonly code: string
  readonly text: string
}

const kept = 'Your text stays on this screen and in this browser.'

/** The relay's own refusals; the server adds those of role and phase. */
export const refusals = {
  'too-large': { code: 'too-large', text: `This is too much at once. ${kept} Put it in smaller pieces.` },
  'document-full': {
    code: 'document-full',
    text: `The text has reached its largest size. ${kept} Shorten it first.`,
  },
  invalid: { code: 'invalid', text: `The server could not read this change. ${kept} Please reload.` },
  'too-deep': {
    code: 'too-deep',
    text: `Lists, quotes and tables lie in each other too deep here. ${kept} Move this out of some of them.`,
  },
  'block-too-long': {
    code: 'block-too-long',
    text: `One paragraph has become too long here for the editors of others. ${kept} Divide it, or shorten it.`,
  },
  'not-yours': {
    code: 'not-yours',
    text: `This change was made under somebody else’s name. ${kept} Please reload.`,
  },
  'daily-limit': {
    code: 'daily-limit',
    text: `You have changed more today than the server takes from one person. ${kept} It is saved by and by.`,
  },
  gap: { code: 'gap', text: `This change builds on one that the server does not have. ${kept}` },
  storage: { code: 'storage', text: `The server cannot store changes at the moment. ${kept}` },
} as const satisfies Readonly<Record<string, Refusal>>

/** A change of the server itself that a room does not take; nothing of it was kept. */
export class RefusedEdit extends Error {
  readonly code: string

  constructor({ code }: Refusal) {
    super(`the room refuses this edit: ${code}`)
    this.code = code
  }
}
