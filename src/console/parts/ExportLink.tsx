/** @jsxImportSource react */
import { withQuery } from '../api/fetch-json.ts'
import { useDistrict, useMoment } from '../session/place.ts'
import { useLanguage } from '../words/words.ts'

/** Downloads what is on screen from `/api/districts/{district}{path}` with the same filters, the same day and in the reader's language. */
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
  const [language] = useLanguage()
  const seen = { asOf, corrected: corrected ? '1' : undefined, lang: language === 'en' ? 'en' : undefined }
  return (
    <a href={withQuery(`/api/districts/${district}${path}`, { ...query, ...seen })} download>
      {label}
    </a>
  )
}
