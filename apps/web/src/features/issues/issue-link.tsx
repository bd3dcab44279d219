import type { ComponentProps, MouseEvent } from 'react'
import { navigate } from '../../app/navigate.ts'
import { editionPath } from '../../app/route.ts'

type IssueLinkProps = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & {
  readonly issue: string
  readonly language: string
}

/** A link to an edition that opens without loading the page anew; with a modifier it is a link like any other. */
export function IssueLink({ issue, language, children, ...rest }: IssueLinkProps) {
  const path = editionPath(issue, language)
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    navigate(path)
  }
  return (
    <a {...rest} href={path} onClick={follow}>
      {children}
    </a>
  )
}
