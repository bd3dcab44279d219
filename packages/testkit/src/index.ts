export {
  a,
  b,
  br,
  code,
  doc,
  figure,
  h1,
  h2,
  h3,
  h4,
  heading,
  hr,
  i,
  img,
  inlineShortcode,
  li,
  looseOl,
  looseUl,
  ol,
  olFrom,
  p,
  pre,
  quote,
  raw,
  rawInline,
  s,
  shortcode,
  soft,
  table,
  ul,
  type Child,
} from './builders.ts'
export { tagged, type Tagged } from './tagged.ts'
export { corpusFolder, describeWithCorpus, readCorpus, readCorpusFile, type CorpusPost } from './corpus.ts'
export { anyText, plainText, trapText } from './texts.ts'
export { blocks, documents, inlines, type DocumentOptions } from './documents.ts'
export { anyEdit, applyEdit, editEdition, editScripts, type Edit } from './edits.ts'
export { contentOf, exchange, replicasOf } from './replicas.ts'
export {
  expectConverged,
  expectLivesInEdition,
  expectSameDocument,
  expectSettled,
  expectValid,
} from './laws.ts'
export { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts'
export { freePort } from './free-port.ts'
export { virtualClient, type VirtualClient, type VirtualClientOptions } from './virtual-client.ts'
export { buildForeignWithHugo, buildWithHugo, describeWithHugo, hasHugo, type HugoSite } from './hugo-site.ts'
export { hostileDocuments, hostileText } from './hostile.ts'
export { describeWithPostgres, startPostgres, type StartedPostgres } from './postgres.ts'
export { describeWithRedis, startRedis, type StartedRedis } from './redis.ts'
export { commonmarkExamples, type CommonmarkExample } from './commonmark-examples.ts'
export { startNodes, type Node, type Nodes, type NodesWish } from './nodes.ts'
export { storeDocument, storedDocuments, type StoredDocument } from './stored-documents.ts'
