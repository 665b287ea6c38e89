/** @jsxImportSource react */
import { useInstallation } from '../session/session.tsx'
import { useWords } from '../words/words.ts'

/** Says that this is a demonstration and which day it takes for today. Absent where it is neither. */
export function DemoLine() {
  const words = useWords()
  const { demo, today } = useInstallation()
  if (!demo) return null
  return (
    <aside className="demo-line" aria-label={words('console.demo_label')}>
      {words('console.demo', { today })}
    </aside>
  )
}
