import { t } from '../../messages/message.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import type { FigureKey, FigureValues } from './figure-values.ts'
import styles from './figure.module.css'

const lines = ['link', 'target', 'rel', 'title', 'width', 'height', 'class', 'attr', 'attrlink'] as const
const labels = {
  link: 'figure.link',
  target: 'figure.target',
  rel: 'figure.rel',
  title: 'figure.title-attr',
  width: 'figure.width',
  height: 'figure.height',
  class: 'figure.class',
  attr: 'figure.attr',
  attrlink: 'figure.attrlink',
} as const

interface FurtherFieldsProps {
  readonly values: FigureValues
  readonly onSet: (key: FigureKey, value: string) => void
}

/** The attributes that few figures have; open from the start where one of them is set. */
export function FurtherFields({ values, onSet }: FurtherFieldsProps) {
  return (
    <details
      className={styles.further}
      open={lines.some((key) => values[key] !== '') || values.loading !== ''}
    >
      <summary>{t('figure.further')}</summary>
      <div className={styles.grid}>
        {lines.map((key) => (
          <TextField
            key={key}
            label={t(labels[key])}
            value={values[key]}
            onChange={(event) => onSet(key, event.target.value)}
          />
        ))}
        <SelectField
          label={t('figure.loading')}
          value={values.loading}
          onChange={(event) => onSet('loading', event.target.value)}
        >
          {[
            '',
            'lazy',
            'eager',
            ...(['', 'lazy', 'eager'].includes(values.loading) ? [] : [values.loading]),
          ].map((one) => (
            <option key={one} value={one}>
              {one || t('figure.loading.default')}
            </option>
          ))}
        </SelectField>
      </div>
    </details>
  )
}
