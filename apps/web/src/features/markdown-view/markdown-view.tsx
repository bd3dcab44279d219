import { useCallback, useEffect, useState } from 'react'
import { createMarkdownView } from '@stanza/markdown'
import { DocumentReader, readMatter } from '@stanza/schema'
import type * as Y from 'yjs'
import { readBase } from '../../api/editions.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { t } from '../../messages/message.ts'
import { Callout } from '../../ui/callout.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './markdown-view.module.css'

interface MarkdownViewProps {
  readonly ydoc: Y.Doc
  readonly edition: string
  readonly onClose: () => void
}

/** The text follows at most this often while somebody types: more often nobody can read it. */
const paceMs = 100

/** The edition's Markdown beside the page, read-only and live: the bytes that the export would write. */
export function MarkdownView({ ydoc, edition, onClose }: MarkdownViewProps) {
  const { loaded } = useAnswer(useCallback(() => readBase(edition), [edition]))
  const base = loaded.kind === 'loaded' ? loaded.value : null
  return (
    <aside className={styles.panel} aria-label={t('markdown.title')}>
      <header className={styles.head}>
        <h2>{t('markdown.title')}</h2>
        <IconButton icon="close" label={t('dialog.close')} onClick={onClose} />
      </header>
      <p className={styles.about}>{t('markdown.text')}</p>
      {loaded.kind === 'refused' && (
        <Callout tone="danger" role="alert">
          {loaded.refusal.message}
        </Callout>
      )}
      {base === null ? (
        loaded.kind === 'loading' && <Skeleton lines={8} label={t('markdown.loading')} />
      ) : (
        <Markdown ydoc={ydoc} base={base} />
      )}
    </aside>
  )
}

function Markdown({ ydoc, base }: { ydoc: Y.Doc; base: string }) {
  const text = useMarkdown(ydoc, base)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard.
    <pre className={styles.markdown} tabIndex={0} role="region" aria-label={t('markdown.title')}>
      {text}
    </pre>
  )
}

/** The Markdown of an edition as it is edited. */
function useMarkdown(ydoc: Y.Doc, base: string): string {
  const [text, setText] = useState('')
  useEffect(() => {
    const reader = new DocumentReader(ydoc)
    const view = createMarkdownView(base === '' ? undefined : base)
    const write = (): void => setText(view.render(reader.read(), readMatter(ydoc)).markdown)
    let timer: ReturnType<typeof setTimeout> | null = null
    const changed = (): void => {
      timer ??= setTimeout(() => {
        timer = null
        write()
      }, paceMs)
    }
    write()
    ydoc.on('update', changed)
    return () => {
      if (timer !== null) clearTimeout(timer)
      ydoc.off('update', changed)
      reader.close()
    }
  }, [ydoc, base])
  return text
}
