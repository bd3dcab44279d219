/** What each role may do, and what somebody is told whose role was changed. */
export const rolesInEnglish = {
  'role.reader': 'Reader',
  'role.commenter': 'Commenter',
  'role.suggester': 'Suggester',
  'role.writer': 'Writer',
  'role.editor': 'Editor',
  'role.owner': 'Owner',
  'role.reader.does': 'reads, and nothing else',
  'role.commenter.does': 'reads and comments',
  'role.suggester.does': 'proposes changes that an editor accepts',
  'role.writer.does': 'writes in the text',
  'role.editor.does': 'writes, moves the date and phase, shares and exports',
  'role.owner.does': 'does everything, also for other people',
  'role.now.reader':
    'Your link was changed: you may now read, and no longer change the text. What you wrote is kept.',
  'role.now.commenter': 'Your link was changed: you may now read and comment. What you wrote is kept.',
  'role.now.suggester': 'Your link was changed: you may now suggest. What you wrote is kept.',
  'role.now.writer': 'Your link was changed: you may now write in the text.',
  'role.now.editor': 'Your link was changed: you may now edit, share and export.',
  'role.now.owner': 'Your link was changed: you are an owner now.',
} as const
