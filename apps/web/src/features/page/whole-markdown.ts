export { parseBlocks, renderBlocks } from '@stanza/markdown'
