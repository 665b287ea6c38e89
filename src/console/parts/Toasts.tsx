/** @jsxImportSource react */
import { useWords } from '../words/words.ts'
import { dismiss, type Toast, useToasts } from './toast.ts'

/** Where sentences about one's own changes appear; read aloud politely. */
export function Toasts() {
  const toasts = useToasts()
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((one) => (
        <OneToast key={one.id} toast={one} />
      ))}
    </div>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const words = useWords()
  const takeBack = async () => {
    dismiss(toast.id)
    await toast.undo?.()
  }
  return (
    <div className={`toast ${toast.kind}`}>
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className="link" onClick={() => void takeBack()}>
          {words('console.toast.undo')}
        </button>
      )}
      <button type="button" className="link" onClick={() => dismiss(toast.id)}>
        {words('console.toast.close')}
      </button>
    </div>
  )
}
