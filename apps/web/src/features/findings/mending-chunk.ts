// What the checks need, in a chunk of its own: nobody waits for it to type.
export { createFinder } from './finder.ts'
export { applyFix, applyFixes } from './apply-fix.ts'
export { parseBlocks, renderBlocks } from '@stanza/markdown'
