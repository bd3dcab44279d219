import { checkFile, createChecker, languageOfFile, type CheckFileOptions } from '@stanza/checks'
import { documentSchema } from '@stanza/schema'
import { parse } from '@stanza/markdown'

type Options = Omit<CheckFileOptions, 'fileName' | 'site'>

/** Prints how long the whole rule set takes: on every post, on the longest, and again after one block changed. */
export function measureSpeed(texts: ReadonlyMap<string, string>, options: Options): void {
  const [longest] = [...texts].toSorted(([, a], [, b]) => b.length - a.length)
  if (longest === undefined) return
  for (const [fileName, text] of texts) checkFile(text, { ...options, fileName })
  const all = timed(1, () => {
    for (const [fileName, text] of texts) checkFile(text, { ...options, fileName })
  })
  const [fileName, text] = longest
  const full = timed(9, () => checkFile(text, { ...options, fileName }))
  const post = parse(text)
  const fresh = timed(9, () =>
    createChecker({ ...options, language: languageOfFile(fileName, 'en') }).check(
      parse(text).document,
      post.matter,
    ),
  )
  const reading = timed(9, () => parse(text))
  const checker = createChecker({ ...options, language: languageOfFile(fileName, 'en') })
  checker.check(post.document, post.matter)
  let round = 0
  const incremental = timed(30, () => {
    round += 1
    const index = Math.floor(post.document.childCount / 2)
    const changed = documentSchema.node('paragraph', null, [
      documentSchema.text(`One sentence that was changed the ${round}th time.`),
    ])
    checker.check(post.document.copy(post.document.content.replaceChild(index, changed)), post.matter)
  })
  console.log(
    `speed: ${texts.size} posts ${all.toFixed(0)} ms (${(all / texts.size).toFixed(1)} ms a post); longest ${fileName} (${(text.length / 1024).toFixed(0)} KiB) as file ${full.toFixed(1)} ms, as document ${(fresh - reading).toFixed(1)} ms, one block changed ${incremental.toFixed(2)} ms (medians)`,
  )
}

function timed(rounds: number, run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!
}
