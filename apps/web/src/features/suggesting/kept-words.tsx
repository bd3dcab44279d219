import { useEffect, useState } from 'react'
import { suggestingInEnglish } from '../../messages/en-suggesting.ts'
import { addMessages } from '../../messages/message.ts'
import { HeldWords } from './held-words.tsx'
import { openKeptDrafts, type KeptDrafts } from './kept-drafts.ts'

addMessages(suggestingInEnglish)

/**
 * What somebody wrote here, did not propose and may not propose any more: their role was taken back. The words stay in the
 * browser until they discard them; if the role comes back they are in Suggesting again.
 */
export function KeptWords({ edition, epoch }: { edition: string; epoch: string }) {
  const [kept, setKept] = useState<{ readonly drafts: KeptDrafts; readonly words: string } | null>(null)
  useEffect(() => {
    const drafts = openKeptDrafts(edition, epoch)
    let gone = false
    void drafts.takeOver().then((left) => {
      const words = [...left.drafts.flatMap((one) => [one.words, one.leftOut?.words]), left.replaced]
        .filter(Boolean)
        .join('\n\n')
      if (!gone && words !== '') setKept({ drafts, words })
    })
    return () => {
      gone = true
      setKept(null)
      drafts.close()
    }
  }, [edition, epoch])
  if (!kept) return null
  return (
    <HeldWords
      words={kept.words}
      onDiscard={() => {
        void kept.drafts.keep(null)
        setKept(null)
      }}
    />
  )
}
