import { useEffect, useRef } from 'react'
import type { Role } from '@stanza/schema/api'
import { t } from '../../messages/message.ts'
import { useNotify } from '../../ui/notices.tsx'

/** Tells a person in words when what their link allows was changed while they have the text open. */
export function useRoleNews(role: Role): void {
  const notify = useNotify()
  const before = useRef(role)
  useEffect(() => {
    if (before.current === role) return
    before.current = role
    notify({ text: t(`role.now.${role}`) })
  }, [role, notify])
}
