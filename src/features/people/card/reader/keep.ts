/** What this device keeps: small values by name, and notes. In a window that may keep nothing it lasts as long as the page. */
export type Keep = {
  get<T>(name: string): Promise<T | undefined>
  put(name: string, value: unknown): Promise<void>
  notes(): Promise<Note[]>
  addNote(note: Note): Promise<void>
  clearNotes(): Promise<void>
}

/** One visit with a valid card: when (the installation's clock), which card, what it says. */
export type Note = { at: string; number: string; district: string; name: string; birthYear: number | null }

/** Opens the device's database, or a memory where there is none. */
export async function openKeep(): Promise<Keep> {
  try {
    return inDatabase(await open())
  } catch {
    return inMemory()
  }
}

function inDatabase(db: IDBDatabase): Keep {
  const kept = (mode: IDBTransactionMode) => db.transaction('kept', mode).objectStore('kept')
  const notes = (mode: IDBTransactionMode) => db.transaction('notes', mode).objectStore('notes')
  return {
    get: (name) => answer(kept('readonly').get(name)),
    put: async (name, value) => void (await answer(kept('readwrite').put(value, name))),
    notes: () => answer(notes('readonly').getAll() as IDBRequest<Note[]>),
    addNote: async (note) => void (await answer(notes('readwrite').add(note))),
    clearNotes: async () => void (await answer(notes('readwrite').clear())),
  }
}

function inMemory(): Keep {
  const kept = new Map<string, unknown>()
  let notes: Note[] = []
  return {
    get: async <T>(name: string) => kept.get(name) as T | undefined,
    put: async (name, value) => void kept.set(name, value),
    notes: async () => [...notes],
    addNote: async (note) => void notes.push(note),
    clearNotes: async () => {
      notes = []
    },
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('yiyu-verify', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('kept')
    request.result.createObjectStore('notes', { autoIncrement: true })
  }
  return answer(request)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
