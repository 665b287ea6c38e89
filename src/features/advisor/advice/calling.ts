import type { Call } from '../contract.ts'

/** Shanghai's 市民服务热线: answered day and night, it passes a question on to the office whose it is. */
export const hotline: Call = { number: '12345', of: 'hotline', name: null }

/** The first number of a printed one, as a telephone dials it: without an extension or a second number. */
export const dialled = (number: string): string => /\d[\d-]*/.exec(number)?.[0] ?? number
