/** @jsxImportSource react */
import { lazy, Suspense } from 'react'
import { Skeleton } from '../parts/States.tsx'
import { useWords } from '../words/words.ts'
import { TableBehind } from './TableBehind.tsx'

export type TrendPoint = { day: string; value: number }
export type ForecastPoint = TrendPoint & { low: number; high: number }

/** What a trend shows: values as they were, the path to the target, and where it is heading with how sure that is. */
export type TrendShape = {
  points: TrendPoint[]
  path: TrendPoint[]
  target: number | null
  forecast: ForecastPoint[]
  unit: string
}

const Drawing = lazy(() => import('./TrendDrawing.tsx').then((module) => ({ default: module.TrendDrawing })))

/** A line of values with its path and its forecast, and the table behind it. The drawing's code comes only when a trend is shown. */
export function Trend({ title, ...shape }: TrendShape & { title: string }) {
  const words = useWords()
  const rows = [
    ...shape.points.map(({ day, value }) => [day, value, words('console.chart.actual')]),
    ...shape.forecast.map(({ day, value, low, high }) => [day, value, words('console.chart.forecast_range', { low, high })]),
  ]
  return (
    <figure className="trend">
      <Suspense fallback={<Skeleton rows={4} />}>
        <Drawing {...shape} title={title} />
      </Suspense>
      <TableBehind
        caption={title}
        heads={[words('console.chart.day'), words('console.chart.value', { unit: shape.unit }), words('console.chart.kind')]}
        rows={rows}
      />
    </figure>
  )
}
