/** What the page of use shows: the figures, the hours of the week, free sessions, children with none, families below the floor, a facility's monthly return. */
export const views = ['figures', 'hours', 'free', 'children', 'families', 'return'] as const
export type View = (typeof views)[number]

/** The view that an address names; the figures where it names none. */
export const viewOf = (text: string | undefined, offered: readonly View[]): View =>
  offered.find((view) => view === text) ?? offered[0] ?? 'return'
