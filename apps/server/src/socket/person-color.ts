// Twelve hues with at least 4.5:1 against white, for the caret's label.
const colors = [
  '#b3261e',
  '#8f4e00',
  '#6b5f00',
  '#3b6e00',
  '#006e3c',
  '#006a6a',
  '#00658f',
  '#1f5fbf',
  '#5550c4',
  '#7d42b0',
  '#a1357f',
  '#6f5b52',
] as const

/** The same person has the same colour everywhere. */
export function personColor(id: string): string {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return colors[sum % colors.length] ?? colors[0]
}
