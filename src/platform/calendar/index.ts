export { type CalendarFault, type CalendarFaultCode, checkCalendarYear } from './check.ts'
export { CalendarFile, CalendarYear, Holiday } from './contract.ts'
export { parseCalendar } from './read.ts'
export * from './working-days.ts'
