/** @jsxImportSource react */
import { withQuery } from '../api/fetch-json.ts'
import { useDistrict, useMoment } from '../session/place.ts'

/** Downloads what is on screen from `/api/districts/{district}{path}` with the same filters and the same day. */
export function ExportLink({
  path,
  query = {},
  label,
}: {
  path: string
  query?: Record<string, string | undefined>
  label: string
}) {
  const district = useDistrict()
  const { asOf, corrected } = useMoment()
  return (
    <a href={withQuery(`/api/districts/${district}${path}`, { ...query, asOf, corrected: corrected ? '1' : undefined })} download>
      {label}
    </a>
  )
}
