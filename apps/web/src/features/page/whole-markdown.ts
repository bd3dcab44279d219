export { hasFrontMatter, parseBlocks, renderBlocks } from '@stanza/markdown'
