import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

type Book = { [key: string]: string | Book }

/** The reader's language: chosen on this device, else the browser's, else Chinese. */
export const language: 'zh' | 'en' = chosen() ?? (/^en\b/i.test(navigator.language) ? 'en' : 'zh')

const book: Book = language === 'en' ? en : zh

/** A sentence of the reader's own book, its blanks filled. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const found = key.split('.').reduce<string | Book | undefined>((at, name) => (typeof at === 'object' ? at[name] : at), book)
  const sentence = typeof found === 'string' ? found : key
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

/** Puts the language into every marked element of the page, and offers the other one. */
export function speak(): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  document.title = `${say('title')} · ${language === 'en' ? 'Yiyu' : '颐育'}`
  for (const element of document.querySelectorAll<HTMLElement>('[data-say]')) element.textContent = say(element.dataset.say ?? '')
  const other = document.getElementById('language') as HTMLButtonElement
  other.textContent = language === 'en' ? '中文' : 'English'
  other.lang = language === 'en' ? 'zh-CN' : 'en'
  other.addEventListener('click', () => {
    localStorage.setItem('lang', language === 'en' ? 'zh' : 'en')
    location.reload()
  })
}

function chosen(): 'zh' | 'en' | undefined {
  try {
    const wish = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('lang')
    return wish === 'zh' || wish === 'en' ? wish : undefined
  } catch {
    return undefined // no storage allowed
  }
}
