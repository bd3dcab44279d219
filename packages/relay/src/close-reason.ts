/**
 * Every way in which a connection ends, with its WebSocket close code. 44xx tells y-websocket that coming back is no use;
 * 45xx and the rest, to try again (y-websocket 3.1, `shouldReconnect`).
 */
export const closeReasons = {
  'bad-frame': { code: 4400, text: 'The server could not read what this program sent.' },
  'not-signed-in': { code: 4401, text: 'You are not signed in any more. Open your link again.' },
  'not-allowed': { code: 4403, text: 'You may not open this text any more. Ask for a new link.' },
  'no-such-document': { code: 4404, text: 'There is no such text.' },
  'out-of-step': {
    code: 4408,
    text: 'This copy of the text does not fit the server’s. Reload; keep a copy of what you wrote.',
  },
  reload: { code: 4409, text: 'There is a newer version of the editor. Please reload.' },
  'new-epoch': { code: 4410, text: 'The text was restored from elsewhere. Please reload.' },
  'unknown-opcode': { code: 1003, text: 'The server does not know this kind of message.' },
  'shutting-down': { code: 1012, text: 'The server is restarting.' },
  'load-failed': { code: 4503, text: 'The text could not be loaded just now.' },
  'too-late': { code: 4504, text: 'The sign-in took too long.' },
  'room-full': { code: 4507, text: 'Too many people are in this text.' },
  'lost-frames': { code: 4506, text: 'Something was lost on the way. Connecting anew.' },
  'too-slow': { code: 4508, text: 'This connection is too slow to follow.' },
  'too-fast': { code: 4529, text: 'This connection sends too much at once.' },
} as const satisfies Readonly<Record<string, { readonly code: number; readonly text: string }>>

export type CloseReason = keyof typeof closeReasons
