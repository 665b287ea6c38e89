/**
 * A text as a sheet may hold it without a spreadsheet taking it for a formula: =, +, -, @ and the tab or return before them get an apostrophe (OWASP: CSV
 * injection). Reading our own sheets takes it away again.
 */
export const safeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
