/** @jsxImportSource react */
import { Trend } from '../../../../console/charts/Trend.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorDetail } from '../../indicators/contract.ts'
import { estimate } from '../figures.ts'

/** The values over time, the path to the target, and the forecast with how sure it is. */
export function History({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  const { points, path, forecast, target, unit } = detail
  if (points.length === 0) return null
  const at = ({ on, value }: { on: string; value: number }) => ({ day: on, value })
  return (
    <section>
      <h2>{words('console.plans.indicator.history')}</h2>
      <Trend
        title={words('console.plans.indicator.history_of', { name: detail.name })}
        points={points.map(at)}
        path={path ? [at(path.from), at(path.to)] : []}
        target={target.value}
        forecast={forecast ? [{ day: forecast.on, value: forecast.value, low: forecast.low, high: forecast.high }] : []}
        unit={unit ?? ''}
      />
      {forecast ? (
        <p>
          {words('console.plans.indicator.forecast', {
            points: forecast.points,
            day: forecast.on,
            value: estimate(forecast.value, unit),
            low: estimate(forecast.low, unit),
            high: estimate(forecast.high, unit),
            percent: Math.round(forecast.level * 100),
          })}{' '}
          {forecast.outlook && words(`console.plans.indicator.outlook.${forecast.outlook}`)}
        </p>
      ) : (
        <p className="muted">{words('console.plans.indicator.no_forecast')}</p>
      )}
    </section>
  )
}
