/** @jsxImportSource react */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../../../console/api/problem.ts'
import { upload } from '../../../../console/api/upload.ts'
import { useOnce } from '../../../../console/api/use-once.ts'
import { Progress } from '../../../../console/parts/FileField.tsx'
import { SavedSheet } from '../../../../console/parts/SavedSheet.tsx'
import { useAddress, useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { SheetReport } from '../../shapes.ts'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'
import { type SheetKind, sheetKinds } from './headings.ts'
import { Report } from './Report.tsx'
import { SheetField } from './SheetField.tsx'

type State = { file?: File; share?: number; refused?: string; report?: SheetReport }

/** A sheet on its way in: chosen, tried at once, and taken in when its reader has seen what it would do. */
export function SheetIn() {
  const words = useWords()
  const [{ kind: asked }, setAddress] = useAddress()
  const kind: SheetKind = asked === 'beds' ? 'beds' : 'facilities'
  const { needed, others } = sheetKinds[kind]
  const [state, setState] = useState<State>({})
  const { busy, run } = useSending(kind, setState)
  const choose = (next: SheetKind) => {
    setAddress({ kind: next === 'beds' ? next : undefined })
    setState({})
  }
  return (
    <Panel title={words('console.places.sheets.in')}>
      <fieldset className="filters" aria-label={words('console.places.sheets.kind')}>
        {(['facilities', 'beds'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={kind === one ? 'chip on' : 'chip'}
            aria-pressed={kind === one}
            onClick={() => choose(one)}
          >
            {words(`console.places.sheets.file.${one}`)}
          </button>
        ))}
      </fieldset>
      <p>
        {words(`console.places.sheets.how_${kind}`)}{' '}
        <SavedSheet
          name={`${words(`console.places.sheets.file.${kind}`)}.csv`}
          label={words('console.places.sheets.template')}
          lines={() => [[...needed, ...others]]}
        />
      </p>
      <p className="src">{words('console.places.sheets.headings', { needed: needed.join('、'), others: others.join('、') })}</p>
      <SheetField busy={busy} onFile={(file) => void run({ file, dry: true })} />
      {state.refused && (
        <p className="summary" role="alert">
          {state.refused}
        </p>
      )}
      {busy && state.file && (
        <Progress
          share={state.share ?? 0}
          label={words('console.file.progress', { name: state.file.name, percent: Math.round((state.share ?? 0) * 100) })}
        />
      )}
      {state.report && state.file && (
        <Report
          kind={kind}
          name={state.file.name}
          report={state.report}
          busy={busy}
          takeIn={() => void run({ file: state.file as File, dry: false })}
          onUndone={() => setState({})}
        />
      )}
    </Panel>
  )
}

function useSending(kind: SheetKind, setState: (state: State) => void) {
  const district = useDistrict()
  const queries = useQueryClient()
  return useOnce(async ({ file, dry }: { file: File; dry: boolean }) => {
    const path = `/api/districts/${district}${paths.sheetImports[kind]}${dry ? '?dry=1' : ''}`
    setState({ file, share: 0 })
    try {
      const report = await upload<SheetReport>(path, file, { onProgress: (share) => setState({ file, share }) })
      if (!dry) await queries.invalidateQueries()
      setState({ file, report })
    } catch (refusal) {
      setState({ refused: sentenceOf(refusal) })
    }
  })
}
