import type { Call } from '../contract.ts'

/** The number of the 政务服务便民热线 in the whole country (国办发〔2020〕53号): where a city's folder names no hotline of its own. */
export const nationalHotline: Call = {
  number: '12345',
  of: 'hotline',
  name: { zh: '政务服务便民热线', en: 'the government hotline' },
}

/** The first number of a printed one, as a telephone dials it: without an extension or a second number. */
export const dialled = (number: string): string => /\d[\d-]*/.exec(number)?.[0] ?? number
