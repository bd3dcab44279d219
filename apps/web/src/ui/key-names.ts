const apple = /mac|iphone|ipad/i
const symbols: Readonly<Record<string, readonly [other: string, mac: string]>> = {
  Mod: ['Ctrl', '⌘'],
  Alt: ['Alt', '⌥'],
  Shift: ['Shift', '⇧'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
  ArrowLeft: ['←', '←'],
  ArrowRight: ['→', '→'],
  Backspace: ['Backspace', '⌫'],
}

/** Keys in ProseMirror's notation as this person's keyboard names them: `Mod-Alt-c` is "Ctrl Alt C", or "⌘ ⌥ C". */
export function keyNames(keys: string, platform: string): string {
  const at = apple.test(platform) ? 1 : 0
  // A minus at the end is the key itself.
  const parts = keys.split(/-(?=.)/)
  return parts.map((key) => symbols[key]?.[at] ?? (key.length === 1 ? key.toUpperCase() : key)).join(' ')
}
