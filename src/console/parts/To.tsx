/** @jsxImportSource react */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDistrict, useMoment } from '../session/place.ts'

type Target = {
  /** Below the district: `/indicators/养老/2`. */
  path: string
  search?: Record<string, string | undefined>
  children: ReactNode
  className?: string
  'aria-current'?: 'page'
  'aria-label'?: string
}

/** A link to a page of the same district, looking at the same day. */
export function To({ path, search, children, ...rest }: Target) {
  const district = useDistrict()
  const { asOf, corrected } = useMoment()
  return (
    <Link to={`/${district}${path}`} search={{ ...search, asOf, corrected: corrected ? '1' : undefined }} {...rest}>
      {children}
    </Link>
  )
}

/** The address an API answer names (`/console/310118/…` or `/310118/…`), as a path the router knows; undefined when it leads elsewhere. */
export function routePath(href: string): string | undefined {
  if (href.startsWith('/console/')) return href.slice('/console'.length)
  return undefined
}
