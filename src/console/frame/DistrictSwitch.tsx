/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useDistrict } from '../session/place.ts'
import { districtsOf, useInstallation, useMe } from '../session/session.tsx'
import { useWords } from '../words/words.ts'

/** The name of the district being shown; with more than one, a choice that opens the same page of another. */
export function DistrictSwitch() {
  const words = useWords()
  const district = useDistrict()
  const districts = districtsOf(useMe().grants, useInstallation())
  const navigate = useNavigate()
  const name = districts.find((one) => one.code === district)?.name ?? district
  const product = words('console.product')
  if (districts.length < 2) return <p className="district">{`${name} · ${product}`}</p>
  return (
    <p className="district">
      <select
        aria-label={words('console.district')}
        value={district}
        onChange={(event) => void navigate({ to: `/${event.target.value}` })}
      >
        {districts.map((one) => (
          <option key={one.code} value={one.code}>
            {`${one.name} · ${product}`}
          </option>
        ))}
      </select>
    </p>
  )
}
