const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** An instant as people here read it, `2025-06-30 14:05`, in the zone of the districts. */
export const instant = (at: string): string => clock.format(new Date(at))

/** A number with its thousands marked; at most two digits after the point. */
export const figure = (value: number): string => new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(value)
