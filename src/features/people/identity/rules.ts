/** The pure part of this room, for the console's pages too: a number is judged while it is typed. Source: GB 11643-1999. */
export { type CitizenNumber, type NumberFault, readCitizenNumber } from './number.ts'
