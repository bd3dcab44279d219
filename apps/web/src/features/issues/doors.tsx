import { useState, type FormEvent, type ReactNode } from 'react'
import { isDay } from '../../messages/dates.ts'
import { t } from '../../messages/message.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { proposedDate } from './month.ts'
import { PostFiles } from './post-files.tsx'
import type { PostFile } from './post-file.ts'
import { RefusalCallout } from './refusal-callout.tsx'
import { useNewIssue } from './use-new-issue.ts'
import styles from './doors.module.css'

export interface DoorProps {
  readonly languages: readonly string[]
  /** Dates of the issues that exist, for proposing the next. */
  readonly dates: readonly string[]
  readonly today: string
}

interface DoorFormProps {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
  readonly onGo: () => void
}

function DoorForm({ title, text, children, onGo }: DoorFormProps) {
  const go = (event: FormEvent): void => {
    event.preventDefault()
    onGo()
  }
  return (
    <form className={styles.door} onSubmit={go} aria-label={title} noValidate>
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
      {children}
    </form>
  )
}

interface DateFieldProps {
  readonly date: string
  readonly onDate: (date: string) => void
  readonly error: string | null
}

const DateField = ({ date, onDate, error }: DateFieldProps) => (
  <TextField
    label={t('new.date')}
    type="date"
    hint={t('new.date.hint')}
    value={date}
    error={error}
    onChange={(event) => onDate(event.target.value)}
  />
)

/** "Start from last month's post": one or two earlier posts and the new date. */
export function DraftDoor({ dates, today, languages }: DoorProps) {
  const [files, setFiles] = useState<readonly PostFile[]>([])
  const [typed, setTyped] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const { busy, refusal, make } = useNewIssue()
  const date =
    typed ??
    proposedDate(
      files.map(({ name }) => name),
      dates,
      today,
    )
  const start = (): void => {
    setAsked(true)
    if (isDay(date) && files.length > 0) void make({ kind: 'draft', date, posts: [...files] })
  }
  return (
    <DoorForm title={t('new.draft.title')} text={t('new.draft.text')} onGo={start}>
      <PostFiles
        label={t('new.draft.files')}
        hint={t('new.draft.drop')}
        most={2}
        files={files}
        onFiles={setFiles}
      />
      <DateField date={date} onDate={setTyped} error={asked && !isDay(date) ? t('new.date.needed') : null} />
      {refusal && <RefusalCallout refusal={refusal} language={languages[0] ?? 'en'} />}
      <Button type="submit" look="primary" busy={busy} disabled={files.length === 0}>
        {files.length > 1 ? t('new.draft.go-two') : t('new.draft.go')}
      </Button>
    </DoorForm>
  )
}

/** "Start from the outline": the newsletter's own sections. */
export function OutlineDoor({ dates, today, languages }: DoorProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [language, setLanguage] = useState(languages[0] ?? 'en')
  const [asked, setAsked] = useState(false)
  const { busy, refusal, make } = useNewIssue()
  const date = typed ?? proposedDate([], dates, today)
  const start = (): void => {
    setAsked(true)
    if (isDay(date)) void make({ kind: 'outline', date, language })
  }
  return (
    <DoorForm title={t('new.outline.title')} text={t('new.outline.text')} onGo={start}>
      <DateField date={date} onDate={setTyped} error={asked && !isDay(date) ? t('new.date.needed') : null} />
      {languages.length > 1 && (
        <SelectField
          label={t('issues.language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {one.toUpperCase()}
            </option>
          ))}
        </SelectField>
      )}
      {refusal && <RefusalCallout refusal={refusal} language={language} />}
      <Button type="submit" busy={busy}>
        {t('new.outline.go')}
      </Button>
    </DoorForm>
  )
}

/** "Import a post as it is". */
export function ImportDoor({ languages }: Pick<DoorProps, 'languages'>) {
  const [files, setFiles] = useState<readonly PostFile[]>([])
  const { busy, refusal, make } = useNewIssue()
  const start = (): void => {
    const [post] = files
    if (post) void make({ kind: 'import', post })
  }
  return (
    <DoorForm title={t('new.import.title')} text={t('new.import.text')} onGo={start}>
      <PostFiles
        label={t('new.import.file')}
        hint={t('new.import.drop')}
        most={1}
        files={files}
        onFiles={setFiles}
      />
      {refusal && <RefusalCallout refusal={refusal} language={languages[0] ?? 'en'} />}
      <Button type="submit" busy={busy} disabled={files.length === 0}>
        {t('new.import.go')}
      </Button>
    </DoorForm>
  )
}
