import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './field.module.css'

interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with it, in a sentence; it is read out with the field. */
  readonly error?: string | null | undefined
  readonly children: (ids: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean
  }) => ReactNode
}

/** A form field: its label above, its hint or error below, bound to each other. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const about = useId()
  const says = error || hint
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': says ? about : undefined, 'aria-invalid': Boolean(error) })}
      {says && (
        <p id={about} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>
          {says}
        </p>
      )}
    </div>
  )
}

type InputProps = Omit<FieldProps, 'children'> &
  Omit<ComponentProps<'input'>, 'className' | 'children' | 'id'>

/** A line of text with its label. */
export function TextField({ label, hint, error, ...input }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <input type="text" {...input} {...ids} className={styles.input} />}
    </Field>
  )
}

type SelectProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'select'>, 'className' | 'id'>

/** A choice with its label; its options are the children. */
export function SelectField({ label, hint, error, ...select }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <select {...select} {...ids} className={styles.input} />}
    </Field>
  )
}
