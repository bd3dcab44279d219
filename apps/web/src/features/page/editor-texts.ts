import type { EditorTexts } from '@stanza/editor'
import { commandLabel } from '../../messages/command-label.ts'
import { t } from '../../messages/message.ts'

/** The words that the editor itself puts on the page, from the catalogue. */
export const editorTexts: EditorTexts = {
  placeholder: t('page.placeholder'),
  uploading: (name) => t('page.uploading', { name }),
  rawBlock: t('page.raw'),
  shortcode: (name) => t('page.shortcode', { name }),
  edit: t('page.edit'),
  noPicture: (place) => ({
    title: t(`page.no-picture.${place}`),
    hint: t(`page.no-picture.${place}.hint`),
    mend: t(`page.no-picture.${place}.mend`),
  }),
  command: commandLabel,
}
