import type { IconName } from '../../ui/icon-paths.ts'

/** The toolbar, in groups: command ids with their drawings. What is missing here is in the slash menu and the palette. */
export const toolbarGroups: readonly (readonly (readonly [command: string, icon: IconName])[])[] = [
  [
    ['undo', 'undo'],
    ['redo', 'redo'],
  ],
  [
    ['bold', 'bold'],
    ['italic', 'italic'],
    ['strike', 'strike'],
    ['code', 'code'],
    ['link', 'link'],
  ],
  [
    ['bulletList', 'bullets'],
    ['orderedList', 'numbers'],
    ['lift', 'outdent'],
    ['nest', 'indent'],
    ['moveUp', 'up'],
    ['moveDown', 'down'],
  ],
  [
    ['blockquote', 'quote'],
    ['picture', 'image'],
    ['table', 'table'],
  ],
]

/** What the list "kind of block" offers, in its order. */
export const blockKinds = [
  'paragraph',
  'heading2',
  'heading3',
  'heading4',
  'bulletList',
  'orderedList',
  'blockquote',
  'codeBlock',
  'rawBlock',
] as const
