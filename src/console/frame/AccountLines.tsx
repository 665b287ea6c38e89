/** @jsxImportSource react */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe, useSignOut } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/words.ts'
import { chooseTextSize, type TextSize, textSize, textSizes } from './text-size.ts'

/** One's name and account, the language, the size of the text, and the way out. */
export function AccountLines() {
  const words = useWords()
  const me = useMe()
  const signOut = useSignOut()
  const [language, speak] = useLanguage()
  const [size, setSize] = useState<TextSize>(textSize)
  return (
    <ul className="lines account" aria-label={words('console.navigation.account')}>
      <li>
        <Link to="/account">{me.account.name}</Link>
      </li>
      <li className="pair">
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => void speak(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'English' : '中文'}
        </button>
        <select
          aria-label={words('console.text_size.label')}
          value={size}
          onChange={(event) => setSize(chooseTextSize(event.target.value as TextSize))}
        >
          {textSizes.map((one) => (
            <option key={one} value={one}>
              {words(`console.text_size.${one}`)}
            </option>
          ))}
        </select>
      </li>
      <li>
        <button type="button" onClick={() => void signOut()}>
          {words('console.sign_out')}
        </button>
      </li>
    </ul>
  )
}
