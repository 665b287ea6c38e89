/** The two screens that every page is looked at on. */
export const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const

export type Size = keyof typeof sizes

/** Both, for `describe.each` and `test.each`. */
export const bothSizes: Size[] = ['desk', 'phone']
