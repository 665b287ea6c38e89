/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** Leads elsewhere, once: while the next page's code is still coming the address has changed already, and must not be taken for a new wish. */
export function GoOnce({ to, search }: { to: string; search?: Record<string, string> }) {
  const navigate = useNavigate()
  const gone = useRef(false)
  useEffect(() => {
    if (gone.current) return
    gone.current = true
    void navigate({ to, search, replace: true })
  })
  return null
}
