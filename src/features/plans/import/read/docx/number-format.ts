const DIGITS = '零一二三四五六七八九'
const FORMAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const HEAVENLY_STEMS = '甲乙丙丁戊己庚辛壬癸'
const EARTHLY_BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/** Writes a list number the way Word's number format of that name does (ECMA-376 part 1, 17.18.59 ST_NumberFormat); '' for bullets and none. */
export function formatNumber(format: string, n: number): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'koreanCounting':
      return counted(n, DIGITS, ['', '十', '百', '千'])
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counted(n, FORMAL_DIGITS, ['', '拾', '佰', '仟'])
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(n)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
    case 'ideographTraditional':
      return HEAVENLY_STEMS[(n - 1) % HEAVENLY_STEMS.length] ?? ''
    case 'ideographZodiac':
      return EARTHLY_BRANCHES[(n - 1) % EARTHLY_BRANCHES.length] ?? ''
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)
    case 'decimalEnclosedParen':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2473 + n) : `(${n})`
    case 'decimalEnclosedFullstop':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2487 + n) : `${n}.`
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(n)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('')
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'upperLetter':
      return letters(n)
    case 'lowerLetter':
      return letters(n).toLowerCase()
    case 'upperRoman':
      return roman(n)
    case 'lowerRoman':
      return roman(n).toLowerCase()
    default:
      return String(n)
  }
}

function counted(n: number, digits: string, units: string[]): string {
  if (n <= 0 || n > 9999) return String(n)
  const places = [...String(n)].map(Number)
  let text = ''
  places.forEach((digit, index) => {
    const unit = units[places.length - 1 - index] ?? ''
    if (digit > 0) text += (digits[digit] ?? '') + unit
    else if (!text.endsWith('零') && places.slice(index).some((later) => later > 0)) text += '零'
  })
  return n >= 10 && n < 20 ? text.slice(1) : text
}

function letters(n: number): string {
  // Word goes on from Z with AA, BB, CC, not with AB.
  return n < 1 ? '' : String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1)
}

function roman(n: number): string {
  const steps: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = Math.min(n, 3999)
  let text = ''
  for (const [value, sign] of steps) {
    while (rest >= value) {
      text += sign
      rest -= value
    }
  }
  return text
}
