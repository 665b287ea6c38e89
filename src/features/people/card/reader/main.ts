import { verifyCard } from '../verify.ts'
import { scan } from './camera.ts'
import { dayAt, type Held, instant, restore, update, want } from './held.ts'
import { type Keep, openKeep } from './keep.ts'
import { note, notedToday, offerNotes, showNotes } from './notes.ts'
import { showAnswer, showDemo, showLists, showWays } from './page.ts'
import { codeInFile } from './picture.ts'
import { say, speak } from './say.ts'
import { answerTo } from './verdict.ts'

/** The page of whoever checks cards: judges each code with what this device holds, and fetches that anew whenever there is a network. */

const refreshEveryMs = 10 * 60_000
const by = <T extends HTMLElement>(id: string) => document.getElementById(id) as T

async function start(): Promise<void> {
  speak()
  if (!isSecureContext) return unable('insecure')
  if (typeof BigInt === 'undefined' || !crypto?.subtle) return unable('old')
  by('unable').hidden = true
  const ready = registerWorker()
  const keep = await openKeep()
  const held = await restore(keep)
  await want(keep, held, new URLSearchParams(location.search).get('d') ?? '')
  const reader = readerOf(keep, held)
  showWays()
  bind(reader)
  offerNotes(keep, () => instant(held))
  reader.show()
  await reader.refresh()
  await showNotes(keep, instant(held))
  void ready.then((works) => reader.show(works ? { ready: true } : {}))
  setInterval(() => void reader.refresh(), refreshEveryMs)
  setInterval(() => reader.show(), 60_000)
  for (const event of ['online', 'offline']) addEventListener(event, () => void reader.refresh())
}

type Reader = ReturnType<typeof readerOf>

function readerOf(keep: Keep, held: Held) {
  let state: { ready?: boolean; working?: boolean; last?: 'done' | 'failed' | 'refused' } = {}
  let updating: Promise<boolean> | undefined
  const show = (change: typeof state = {}) => {
    state = { ...state, ...change }
    showLists(held, { ...state, online: navigator.onLine })
    showDemo(held)
  }
  /** Whether what is held is as fresh as can be; two who ask at once share one update. */
  const refresh = (): Promise<boolean> => {
    updating ??= (async () => {
      if (!navigator.onLine) return false
      show({ working: true })
      const last = await update(keep, held)
      show({ working: false, last })
      return last !== 'failed'
    })().finally(() => {
      updating = undefined
      show()
    })
    return updating
  }
  const judge = async (text: string): Promise<void> => {
    by('verdict').hidden = true // the last card's answer is not this one's
    const ask = () => verifyCard(text, { keys: held.keys, revoked: held.lists, today: dayAt(instant(held)) })
    let verdict = await ask()
    let fresh = false
    // What is missing may only be new: a key, or the list of a district not seen before.
    if (verdict.state === 'unknown_key' || (verdict.state === 'valid' && verdict.revocation !== 'checked')) {
      if (verdict.state === 'valid') await want(keep, held, verdict.card.district)
      fresh = await refresh()
      verdict = await ask()
    }
    const answer = answerTo(verdict, { fresh, districtName: (code) => held.names[code] ?? code })
    const card = verdict.state === 'valid' && verdict.revocation !== 'none' ? verdict.card : undefined
    showAnswer(answer, {
      before: card ? await notedToday(keep, card.number, instant(held)) : [],
      note: card && (() => note(keep, card, instant(held)).then(() => showNotes(keep, instant(held)))),
      now: () => instant(held),
    })
    show()
  }
  return { show, refresh, judge }
}

function bind({ judge, refresh }: Reader): void {
  const code = by<HTMLInputElement>('code')
  by('typed').addEventListener('submit', (event) => {
    event.preventDefault()
    const text = code.value
    code.value = '' // a hand-held scanner types the next one after it
    if (text) void judge(text)
  })
  by('photo').addEventListener('change', async ({ target }) => {
    const input = target as HTMLInputElement
    const [file] = input.files ?? []
    input.value = ''
    if (!file) return
    const found = await codeInFile(file)
    if (found === undefined) showAnswer({ title: say('verdict.unsure'), tone: 'wait', lines: [say('photo_without_code')] })
    else await judge(found)
  })
  let stopped = true
  by('stop').addEventListener('click', () => {
    stopped = true
  })
  by('scan').addEventListener('click', async () => {
    if (!stopped) return
    stopped = false
    by('camera').hidden = false
    by('verdict').hidden = true
    const result = await scan(by<HTMLVideoElement>('view'), () => stopped)
    stopped = true
    by('camera').hidden = true
    if ('fault' in result) showAnswer({ title: say('verdict.unsure'), tone: 'wait', lines: [say(`camera.${result.fault}`)] })
    else if (result.code) await judge(result.code)
  })
  by('refresh').addEventListener('click', () => void refresh())
}

function unable(why: 'insecure' | 'old'): void {
  by('unable').hidden = false
  by('unable').textContent = say(`unable.${why}`)
}

/** Whether the page is kept on this device: then it opens without a network. */
async function registerWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    await navigator.serviceWorker.register('/verify/worker.js', { scope: '/verify/' })
    await navigator.serviceWorker.ready
    return true
  } catch {
    return false
  }
}

void start()
