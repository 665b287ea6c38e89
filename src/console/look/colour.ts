/** A colour of the shared tokens, for drawings and components that take colours as values: `colour('--teal')`. */
export const colour = (token: `--${string}`): string => getComputedStyle(document.documentElement).getPropertyValue(token).trim()
