// Controls and characters that Unicode keeps for internal use: no reader sees them, no reference can say them, YAML and
// HTML forbid most. Line ends and tabs are not among them.
// oxlint-disable-next-line no-control-regex
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
// oxlint-disable-next-line no-control-regex
const suspicious = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/

/**
 * Text that a file can hold: without control characters, line ends as `\n`. Half of a surrogate pair becomes U+FFFD, as Yjs
 * and every encoder make it. What is sayable is given back as it is.
 */
export function sayableText(text: string): string {
  if (!suspicious.test(text)) return text
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(unsayable, '').replaceAll(halves, '\uFFFD')
}
