import { useState } from 'react'
import { t } from '../../messages/message.ts'
import { Callout } from '../../ui/callout.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newestTwo, readPostFile, type PostFile } from './post-file.ts'
import styles from './post-files.module.css'

interface PostFilesProps {
  readonly label: string
  readonly hint: string
  /** How many posts are kept: two for a draft, one for an import. */
  readonly most: 1 | 2
  readonly files: readonly PostFile[]
  readonly onFiles: (files: readonly PostFile[]) => void
}

/** Posts to begin from: drop or choose them; what cannot be one is refused in a sentence. */
export function PostFiles({ label, hint, most, files, onFiles }: PostFilesProps) {
  const [complaint, setComplaint] = useState<string | null>(null)
  const take = async (chosen: readonly File[]): Promise<void> => {
    const read = await Promise.all(chosen.map(readPostFile))
    const good = read.flatMap((one) => (one.ok ? [one.file] : []))
    const bad = read.find((one) => !one.ok)
    const all = most === 1 ? good.slice(-1) : newestTwo([...files, ...good])
    if (all.length > 0) onFiles(all)
    const tooMany = most === 2 && new Set([...files, ...good].map(({ name }) => name)).size > 2
    setComplaint(
      bad && !bad.ok
        ? t(`new.file.${bad.reason}`, { name: bad.name })
        : tooMany
          ? t('new.file.too-many')
          : null,
    )
  }
  return (
    <>
      <DropZone
        label={label}
        hint={hint}
        accept=".md,.markdown,text/markdown"
        multiple={most > 1}
        onFiles={(chosen) => void take(chosen)}
      >
        {files.length > 0 && (
          <ul className={styles.files}>
            {files.map((file) => (
              <li key={file.name}>
                <Icon name="file" />
                <span>{file.name}</span>
                <IconButton
                  icon="close"
                  label={t('new.file.remove', { name: file.name })}
                  onClick={() => onFiles(files.filter((one) => one !== file))}
                />
              </li>
            ))}
          </ul>
        )}
      </DropZone>
      {complaint && (
        <Callout tone="warning" role="alert">
          {complaint}
        </Callout>
      )}
    </>
  )
}
