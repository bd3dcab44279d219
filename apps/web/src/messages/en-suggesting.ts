/** The words of writing in Suggesting. They come with its chunk. */
export const suggestingInEnglish = {
  'suggesting.mode': 'What your typing does',
  'suggesting.editing': 'Editing',
  'suggesting.suggesting': 'Suggesting',
  'suggesting.editing.does': 'What you type changes the text',
  'suggesting.suggesting.does': 'What you type is proposed; an editor decides',
  'suggesting.switch': 'Switch between Editing and Suggesting',
  'suggesting.now-editing': 'Editing: what you type changes the text.',
  'suggesting.now-suggesting': 'Suggesting: what you type is proposed.',
  'suggesting.bar': 'Suggesting',
  'suggesting.why.role': 'Your change will be proposed; an editor decides.',
  'suggesting.why.review': 'The text is in review; your change will be proposed.',
  'suggesting.why.released': 'The issue is released; your change will be proposed as an erratum.',
  'suggesting.why.chosen': 'You are suggesting: the text stays as it is until an editor accepts.',
  'suggesting.changes': { one: '{count} change', other: '{count} changes' },
  'suggesting.propose': 'Propose',
  'suggesting.discard': 'Discard',
  'suggesting.discarded': { one: '{count} change discarded.', other: '{count} changes discarded.' },
  'suggesting.note': 'Note for the editors (optional)',
  'suggesting.note.add': 'Add a note',
  'suggesting.proposed': { one: '{count} change proposed.', other: '{count} changes proposed.' },
  'suggesting.withdrawn': {
    one: '{count} change taken back; redo proposes it again.',
    other: '{count} changes taken back; redo proposes them again.',
  },
  'suggesting.left-out.replaced':
    'The text was replaced by another version before you proposed this. It cannot be proposed any more; copy your words and write them anew.',
  'suggesting.left-out.matter':
    'The phase changed while you wrote in the title or summary. That cannot be suggested; copy your words and comment with them.',
  'suggesting.left-out.role':
    'You may not suggest here any more. These words of yours were not proposed; this browser keeps them until you discard them.',
  'suggesting.left-out.copy': 'Copy my words',
  'suggesting.left-out.copied': 'Your words are on the clipboard.',
  'suggesting.left-out.copy-failed':
    'The browser did not allow copying. Your words are selected: copy them by hand.',
  'suggesting.erratum': 'Propose an erratum',
  'suggesting.erratum.end': 'Stop suggesting',
  'suggesting.no-tidy': 'Tidying changes the whole text; it cannot be proposed. Switch to Editing for it.',
  'suggesting.no-matter':
    'Title, summary and categories cannot be suggested; what is in the text was fixed as your suggestion.',
  'suggesting.matter':
    'Suggestions are about the text below. Title, summary and categories are changed in Editing; comment on them instead.',
  'suggesting.badge.kept': 'Not proposed yet – kept in this browser',
  'suggesting.badge.not-kept': 'Not proposed – NOT kept',
  'suggesting.badge.moving': 'Kept for a proposal…',
  'suggesting.badge.moving.means':
    'The phase changed while you typed. Your words are kept and become a suggestion.',
  'suggesting.badge.sending': 'Proposing…',
  'suggesting.badge.later': 'Offline – proposed when you are back',
  'suggesting.badge.proposed': 'Proposed',
  'suggesting.badge.kept.means':
    'Only you see these changes. They are kept in this browser until you propose or discard them.',
  'suggesting.badge.not-kept.means':
    'Only this page has these changes, and this browser does not keep them. Propose them before you close it.',
  'suggesting.badge.sending.means': 'On its way to the server.',
  'suggesting.badge.later.means':
    'Your changes are kept in this browser and are proposed as soon as the server can be reached.',
  'suggesting.badge.proposed.means': 'The server has your suggestions. An editor decides about them.',
} as const
