import { editorCommands } from '@stanza/editor'
import type { Editor } from '@tiptap/core'
import type { Action } from '../../features/palette/find-actions.ts'
import { commentKeys } from '../../features/threads/comment-button.tsx'
import type { OutlineRow } from '../../features/outline/outline-rows.ts'
import { commandLabel } from '../../messages/command-label.ts'
import { t } from '../../messages/message.ts'
import { keyNames } from '../../ui/key-names.ts'
import type { DialogName } from './dialog-name.ts'

interface ActionSources {
  readonly editor: Editor
  readonly rows: readonly OutlineRow[]
  readonly writable: boolean
  readonly mayMove: boolean
  readonly maySeeHistory: boolean
  readonly mayShare: boolean
  readonly open: (dialog: DialogName) => void
  readonly toggleMarkdown: () => void
  readonly jump: (row: OutlineRow) => void
  readonly toIssues: () => void
  /** Null for those who are no owners. */
  readonly toSettings: (() => void) | null
  readonly toTitle: () => void
  /** Absent for those to whom no findings are shown. */
  readonly findings?: {
    readonly step: (direction: 'next' | 'previous') => void
    readonly fixActive: () => void
    readonly fixSafe: () => void
  }
  readonly threads: {
    readonly step: (direction: 'next' | 'previous') => void
    /** Null for those who may not comment. */
    readonly begin: (() => void) | null
  }
}

/** Everything that can be done here by name: palette, help and menu read this one list. */
export function editionActions(sources: ActionSources): Action[] {
  return [
    ...pageActions(sources),
    ...findingActions(sources),
    ...threadActions(sources),
    ...writeActions(sources),
    ...jumpActions(sources),
  ]
}

function pageActions({
  open,
  mayMove,
  maySeeHistory,
  mayShare,
  toggleMarkdown,
  toIssues,
  toSettings,
  toTitle,
}: ActionSources): Action[] {
  const page = { group: 'page' } as const
  const go = { group: 'go' } as const
  return [
    {
      ...page,
      id: 'export',
      label: t('export.title'),
      words: 'download copy markdown zip',
      run: () => open('export'),
    },
    ...(mayShare
      ? [{ ...page, id: 'share', label: t('share.title'), words: 'link invite', run: () => open('share') }]
      : []),
    {
      ...page,
      id: 'people',
      label: t('people.title'),
      words: 'who is here roles rights withdraw',
      run: () => open('people'),
    },
    ...(maySeeHistory
      ? [
          {
            ...page,
            id: 'history',
            label: t('history.title'),
            words: 'versions restore',
            run: () => open('history'),
          },
        ]
      : []),
    { ...page, id: 'markdown', label: t('markdown.title'), words: 'source view', run: toggleMarkdown },
    ...(mayMove ? [{ ...page, id: 'date', label: t('date.title'), run: () => open('date') }] : []),
    {
      ...go,
      id: 'palette',
      label: t('palette.open'),
      keys: keyNames('Mod-k', navigator.platform),
      run: () => open('palette'),
    },
    {
      ...go,
      id: 'help',
      label: t('help.title'),
      words: 'keys shortcuts',
      keys: '?',
      run: () => open('help'),
    },
    { ...go, id: 'outline', label: t('outline.title'), run: () => open('outline') },
    {
      ...go,
      id: 'margin',
      label: t('margin.title'),
      words: 'cards findings comments list',
      run: () => open('margin'),
    },
    { ...go, id: 'title', label: t('matter.title'), words: 'title summary categories', run: toTitle },
    { ...go, id: 'issues', label: t('app.to-issues'), run: toIssues },
    ...(toSettings
      ? [
          {
            ...go,
            id: 'settings',
            label: t('settings.title'),
            words: 'rules words names house headings',
            run: toSettings,
          },
        ]
      : []),
  ]
}

function findingActions({ findings, writable, open }: ActionSources): Action[] {
  if (!findings) return []
  const keys = (names: string): string => keyNames(names, navigator.platform)
  const { step, fixActive, fixSafe } = findings
  return [
    {
      group: 'page',
      id: 'findings',
      label: t('findings.title'),
      words: 'checks problems errors',
      run: () => open('findings'),
    },
    { group: 'go', id: 'next-finding', label: t('findings.next'), keys: keys('F8'), run: () => step('next') },
    {
      group: 'go',
      id: 'previous-finding',
      label: t('findings.previous'),
      keys: keys('Shift-F8'),
      run: () => step('previous'),
    },
    ...(writable
      ? [
          {
            group: 'write' as const,
            id: 'fix-active',
            label: t('findings.fix-active'),
            keys: keys('Alt-Enter'),
            run: fixActive,
          },
          {
            group: 'write' as const,
            id: 'fix-safe',
            label: t('findings.fix-safe'),
            words: 'all',
            run: fixSafe,
          },
        ]
      : []),
  ]
}

function threadActions({ threads: { step, begin }, open }: ActionSources): Action[] {
  const keys = (names: string): string => keyNames(names, navigator.platform)
  return [
    {
      group: 'page',
      id: 'threads',
      label: t('threads.title'),
      words: 'threads review list',
      run: () => open('threads'),
    },
    ...(begin
      ? [
          {
            group: 'write' as const,
            id: 'comment',
            label: t('threads.begin'),
            words: 'thread annotate',
            keys: keys(commentKeys),
            run: begin,
          },
        ]
      : []),
    { group: 'go', id: 'next-thread', label: t('threads.next'), keys: keys('F9'), run: () => step('next') },
    {
      group: 'go',
      id: 'previous-thread',
      label: t('threads.previous'),
      keys: keys('Shift-F9'),
      run: () => step('previous'),
    },
  ]
}

const writeActions = ({ editor, writable }: ActionSources): Action[] =>
  editorCommands
    .filter((command) => writable && command.id !== 'help')
    .map((command) => ({
      id: `write-${command.id}`,
      label: commandLabel(command.message),
      words: command.keywords.join(' '),
      keys: command.keys[0] && keyNames(command.keys[0], navigator.platform),
      group: 'write',
      run: () => {
        editor.view.focus()
        command.run(editor)
      },
    }))

const jumpActions = ({ rows, jump }: ActionSources): Action[] =>
  rows
    .flatMap((row) => [row, ...row.groups])
    .map((row) => ({
      id: `jump-${row.id}`,
      label: t('palette.jump', { title: row.title || t('outline.untitled') }),
      group: 'go',
      run: () => jump(row),
    }))
