/** Where the pages about courses read and write, below `/api/districts/{district}`. */
export const paths = {
  series: '/series',
  one: (id: string) => `/series/${id}`,
  draw: (id: string) => `/series/${id}/draw`,
  roster: (id: string) => `/series/${id}/applications`,
  cancellation: (id: string) => `/series/${id}/cancellation`,
} as const
