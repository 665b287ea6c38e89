/** @jsxImportSource react */
import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { colour } from '../look/colour.ts'
import { useWords } from '../words/words.ts'
import type { TrendShape } from './Trend.tsx'

use([LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** The drawn trend, as SVG. Its figures are in the table behind it, so a screen reader is told only what it is. */
export function TrendDrawing({ title, points, path, target, forecast, unit }: TrendShape & { title: string }) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, undefined, { renderer: 'svg' })
    const names = {
      actual: words('console.chart.actual'),
      path: words('console.chart.path'),
      forecast: words('console.chart.forecast'),
      target: words('console.chart.target'),
    }
    chart.setOption(optionOf({ points, path, target, forecast, unit }, names))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(box.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [points, path, target, forecast, unit, words])
  return <div ref={box} className="trend-drawing" role="img" aria-label={title} />
}

type Names = { actual: string; path: string; forecast: string; target: string }

function optionOf({ points, path, target, forecast, unit }: TrendShape, names: Names) {
  const last = points.at(-1)
  const ahead = last && forecast.length > 0 ? [{ ...last, low: last.value, high: last.value }, ...forecast] : []
  const line = { type: 'line', symbol: 'none', animation: false } as const
  const pair = (point: { day: string; value: number }) => [point.day, point.value]
  return {
    animation: false,
    textStyle: { fontFamily: colour('--font'), fontSize: 12, color: colour('--ink-2') },
    grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      right: 0,
      icon: 'roundRect',
      itemHeight: 4,
      textStyle: { color: colour('--ink'), fontSize: 12 },
      data: [names.actual, names.path, names.forecast],
    },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${Math.round(value * 100) / 100} ${unit}` : '–'),
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: colour('--line-strong') } },
      axisLabel: { formatter: '{yyyy}-{MM}', hideOverlap: true, fontSize: 12, color: colour('--ink-2') },
    },
    yAxis: {
      type: 'value',
      scale: true,
      name: unit,
      nameTextStyle: { align: 'left', fontSize: 12 },
      axisLabel: { fontSize: 12, color: colour('--ink-2') },
      splitLine: { lineStyle: { color: colour('--line-soft') } },
    },
    series: [
      {
        ...line,
        name: 'low',
        stack: 'band',
        lineStyle: { opacity: 0 },
        data: ahead.map((point) => [point.day, point.low]),
        tooltip: { show: false },
        silent: true,
      },
      {
        ...line,
        name: 'band',
        stack: 'band',
        lineStyle: { opacity: 0 },
        areaStyle: { color: colour('--straw'), opacity: 0.16 },
        data: ahead.map((point) => [point.day, point.high - point.low]),
        tooltip: { show: false },
        silent: true,
      },
      {
        ...line,
        name: names.path,
        lineStyle: { type: 'dotted', width: 2, color: colour('--ink-2') },
        itemStyle: { color: colour('--ink-2') },
        data: path.map(pair),
      },
      {
        ...line,
        name: names.forecast,
        lineStyle: { type: 'dashed', width: 2, color: colour('--straw') },
        itemStyle: { color: colour('--straw') },
        data: ahead.map(pair),
      },
      {
        ...line,
        name: names.actual,
        symbol: 'circle',
        symbolSize: points.length > 40 ? 0 : 7,
        lineStyle: { width: 3, color: colour('--teal') },
        itemStyle: { color: colour('--teal') },
        data: points.map(pair),
        markLine:
          target === null
            ? undefined
            : {
                silent: true,
                symbol: 'none',
                lineStyle: { color: colour('--ink'), type: 'solid' },
                label: { formatter: `${names.target} ${target}`, color: colour('--ink'), position: 'insideStartTop' },
                data: [{ yAxis: target }],
              },
      },
    ],
  }
}
