import { randomInt } from 'node:crypto'
import { Problem } from '../problem.ts'
import { signInSettings } from './settings.ts'

/** Passwords of ten characters and more that lists of leaked ones put first, here and abroad; compared in lower case. */
const commonest = new Set(
  `0123456789 0987654321 1234567890 12345678910 1234567891 123456789a a123456789 aa123456789 123456789q q123456789 123456789abc abc123456789
  abcd123456 abcd1234567 1234567890a 147258369 1472583690 1qaz2wsx3edc qazwsxedcrfv 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 qwertyuiop
  qwerty12345 qwerty123456 asdfghjkl123 zxcvbnm123 password12 password123 password1234 passw0rd123 p@ssw0rd123 administrator admin12345 admin123456
  woaini1314 woaini1314520 woaini5201314 woaini520520 5201314520 1314520520 520131452 iloveyou123 iloveyou520 letmein123 welcome123 welcome1234
  changeme123 shanghai123 shanghai2025 beijing123 zhongguo123 aini1314520 a1b2c3d4e5 1a2b3c4d5e asd123456789 qwe123456789 zxc123456789 wang123456
  zhang123456 aaa123456789 12341234567 1122334455 112233445566 123123123123 123321123321 147852369a`.split(/\s+/),
)

/** Refuses a password that is too short, too long, the user name, or one that everybody tries first. Problems: 422 `password_too_short`, … */
export function requireGoodPassword(password: string, username: string): void {
  const { min, max } = signInSettings.password
  const length = [...password].length
  const plain = password.trim().toLowerCase()
  if (length < min) throw new Problem(422, 'password_too_short', { min })
  if (length > max || password.length > max) throw new Problem(422, 'password_too_long', { max })
  if (plain === username.toLowerCase()) throw new Problem(422, 'password_is_user_name')
  if (commonest.has(plain) || new Set(plain).size <= 2 || isRun(plain)) throw new Problem(422, 'password_too_common')
}

/** A password to be used once and then changed; without the signs that are mistaken for one another on paper. */
export function temporaryPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return [group(), group(), group()].join('-')
}

/** 34567890123, abcdefghijk and the like, upwards or downwards. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, i) => sign.charCodeAt(0) - text.charCodeAt(i))
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9)
}
