import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { openReviewText, type ReviewText } from './review-text.ts'

/** The review document of an edition, asked for once the text is there and the page is idle; null until then. */
export function useReviewText(edition: string): Y.Doc | null {
  const [review, setReview] = useState<ReviewText | null>(null)
  useEffect(() => {
    let opened: ReviewText | null = null
    const idle = (globalThis.requestIdleCallback ?? setTimeout)(() => {
      opened = openReviewText(edition, `${location.origin.replace(/^http/, 'ws')}/sync`)
      setReview(opened)
    })
    return () => {
      ;(globalThis.cancelIdleCallback ?? clearTimeout)(idle)
      setReview(null)
      opened?.close()
    }
  }, [edition])
  return review?.ydoc ?? null
}
