/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'

type Option = { code: string; name: string }

/** Several of a list: what is chosen as chips that a press takes away, and a choice to add one more. */
export function Chosen({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string
  options: Option[]
  chosen: string[]
  onChange(codes: string[]): void
}) {
  const words = useWords()
  const nameOf = (code: string) => options.find((one) => one.code === code)?.name ?? code
  return (
    <span className="chosen">
      {chosen.map((code) => (
        <button
          key={code}
          type="button"
          className="chip on"
          aria-label={words('console.people.rosters.remove', { what: nameOf(code) })}
          onClick={() => onChange(chosen.filter((one) => one !== code))}
        >
          {nameOf(code)} <span aria-hidden="true">×</span>
        </button>
      ))}
      <select
        className="chip"
        aria-label={label}
        value=""
        onChange={(event) => event.target.value && onChange([...chosen, event.target.value])}
      >
        <option value="">{label}</option>
        {options
          .filter(({ code }) => !chosen.includes(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
    </span>
  )
}
