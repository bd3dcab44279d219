import { expect, it } from 'vitest'
import { keyNames } from './key-names.ts'

it.each([
  ['Mod-Shift-8', 'Linux x86_64', 'Ctrl Shift 8'],
  ['Mod-Alt-c', 'MacIntel', '⌘ ⌥ C'],
  ['Alt-ArrowUp', 'Win32', 'Alt ↑'],
  ['?', 'Win32', '?'],
  ['Mod--', 'Win32', 'Ctrl -'],
])('%s on %s is %s', (keys, platform, words) => expect(keyNames(keys, platform)).toBe(words))
