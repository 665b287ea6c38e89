/** What the page of a service shows: who is enrolled, who should be, who is to be seen, whose term runs out, who was, and the streets. */
export const views = ['open', 'not_enrolled', 'check', 'renewal', 'ended', 'streets'] as const
export type View = (typeof views)[number]

/** The view that an address names; who is enrolled where it names none. */
export const viewOf = (text: string | undefined): View => views.find((view) => view === text) ?? 'open'
