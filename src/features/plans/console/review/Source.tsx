/** @jsxImportSource react */
import { memo, useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../../../console/words/words.ts'
import type { Span } from './draft.ts'

type Line = { from: number; text: string; linked: boolean }

/** The text of the document. The chosen row's place is marked and brought into sight; a press on a marked line opens its row. */
export function Source({
  text,
  spans,
  chosen,
  onChoose,
  onSelect,
}: {
  text: string
  spans: Span[]
  chosen: Span | undefined
  onChoose(at: number): void
  onSelect(span: Span): void
}) {
  const words = useWords()
  const lines = useMemo(() => linesOf(text, spans), [text, spans])
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = chosen && box.current?.querySelector('mark')
    if (mark && box.current) box.current.scrollTop = mark.offsetTop - box.current.clientHeight / 2 // the box alone: the page stays with the row
  }, [chosen])
  const selected = () => {
    const span = box.current && selectedSpan(box.current)
    if (span) onSelect(span)
  }
  return (
    <section
      className="source"
      aria-label={words('console.plans.review.source')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      ref={box}
      onMouseUp={selected}
      onKeyUp={selected}
    >
      {lines.map((line) => (
        <SourceLine
          key={line.from}
          line={line}
          chosen={chosen && chosen[0] < line.from + line.text.length + 1 && chosen[1] > line.from ? chosen : undefined}
          onChoose={onChoose}
        />
      ))}
    </section>
  )
}

const SourceLine = memo(function SourceLine({
  line,
  chosen,
  onChoose,
}: {
  line: Line
  chosen?: Span
  onChoose(at: number): void
}) {
  const words = useWords()
  const start = chosen ? Math.max(0, chosen[0] - line.from) : 0
  const end = chosen ? Math.min(line.text.length, chosen[1] - line.from) : 0
  return (
    <p className={line.linked ? 'linked' : undefined} data-from={line.from}>
      {line.linked && (
        <button
          type="button"
          className="to-row"
          onClick={() => onChoose(line.from)}
          aria-label={words('console.plans.review.to_row', { text: line.text.trim().replaceAll('\t', ' ').slice(0, 20) })}
        >
          ›
        </button>
      )}
      <span>
        {chosen ? (
          <>
            {line.text.slice(0, start)}
            <mark>{line.text.slice(start, end)}</mark>
            {line.text.slice(end)}
          </>
        ) : (
          line.text
        )}
      </span>
    </p>
  )
})

/** The lines that hold something, each with its place in the text and whether a row begins on it. */
function linesOf(text: string, spans: Span[]): Line[] {
  const starts = spans.map(([from]) => from).sort((a, b) => a - b)
  let from = 0
  let next = 0
  return text.split('\n').flatMap((line) => {
    const at = from
    from += line.length + 1
    while (next < starts.length && (starts[next] as number) < at) next++
    return line.trim() === '' ? [] : [{ from: at, text: line, linked: next < starts.length && (starts[next] as number) < from }]
  })
}

/** The place in the text of what the reader has selected with the mouse or the keyboard. */
function selectedSpan(box: HTMLElement): Span | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!box.contains(range.commonAncestorContainer)) return undefined
  const from = offsetOf(range.startContainer, range.startOffset)
  const to = offsetOf(range.endContainer, range.endOffset)
  return from !== undefined && to !== undefined && to > from ? [from, to] : undefined
}

function offsetOf(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const line = element?.closest<HTMLElement>('[data-from]')
  const text = line?.querySelector('span')
  if (!line || !text?.contains(node)) return undefined
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(node, offset)
  return Number(line.dataset.from) + before.toString().length
}
