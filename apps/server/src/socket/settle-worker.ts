import { settle } from '@stanza/relay'
import { answerInThread } from '../threads/work-thread.ts'

// Building a document of a long log takes a second; here it holds up nobody's keystrokes (relay.md, what measured best).
answerInThread(settle)
