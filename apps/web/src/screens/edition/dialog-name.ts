import type { ImageValues } from '../../features/figure/image-dialog.tsx'

/** The dialogs and panels that can be opened over an edition; one at a time. */
export type DialogName =
  | 'share'
  | 'people'
  | 'export'
  | 'history'
  | 'date'
  | 'help'
  | 'palette'
  | 'outline'
  | 'findings'
  | 'threads'
  | 'suggestions'
  | 'margin'

/** What is open: one of those, or a form for a place in the text. */
export type OpenDialog =
  | { readonly kind: DialogName }
  | { readonly kind: 'link'; readonly link: { readonly href: string; readonly title: string | null } | null }
  | {
      readonly kind: 'figure' | 'shortcode'
      readonly position: number
      readonly source: string
      /** Markdown that is no shortcode: any text may stand there. */
      readonly raw?: boolean
    }
  | { readonly kind: 'image'; readonly position: number; readonly image: ImageValues }
