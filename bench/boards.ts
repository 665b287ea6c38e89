/** A user who is signed in, and the district they look at. */
export type User = { cookie: string; district: string }

/** The boards that are measured, and how a user of a district asks for each. The public page is asked for by nobody in particular. */
export const boards = {
  indicators: ({ district }: User) => `/api/districts/${district}/indicators`,
  'indicators, earlier': ({ district }: User) => `/api/districts/${district}/indicators?asOf=2023-06-30`,
  indicator: ({ district }: User) => `/api/districts/${district}/indicators/${encodeURIComponent('养老')}/1`,
  tasks: ({ district }: User) => `/api/districts/${district}/tasks`,
  projects: ({ district }: User) => `/api/districts/${district}/projects`,
  overview: ({ district }: User) => `/api/districts/${district}/overview`,
  work: ({ district }: User) => `/api/districts/${district}/work`,
  city: () => '/api/city',
  'public page': ({ district }: User) => `/${district}/plan`,
} satisfies Record<string, (user: User) => string>

/** As a name in an address. */
export const slug = (board: string): string => board.replaceAll(/\W+/g, '-')

const districts = { huangpu: '310101', baoshan: '310113', songjiang: '310117', qingpu: '310118', chongming: '310151' }

/** Signs in the demonstration's coordinators and officers of the five districts. */
export async function signInAll(url: string): Promise<User[]> {
  const users: User[] = []
  for (const [name, district] of Object.entries(districts))
    for (const duty of ['tongchou', 'minzheng', 'fuhe', 'jiaoyu'])
      users.push({ district, cookie: await signIn(url, `${name}-${duty}`) })
  return users
}

/** The cookie of a demonstration account's session. */
export async function signIn(url: string, username: string): Promise<string> {
  const reply = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'yiyu-demo-2025' }),
  })
  if (reply.status !== 200) throw new Error(`${username} could not sign in: ${reply.status} ${await reply.text()}`)
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** The size and type of a board's answer, uncompressed; throws unless it is 200. */
export async function answerOf(url: string, cookie?: string): Promise<{ bytes: number; type: string }> {
  const reply = await fetch(url, { headers: { 'accept-encoding': 'identity', ...(cookie ? { cookie } : {}) } })
  const body = await reply.arrayBuffer()
  if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}`)
  return { bytes: body.byteLength, type: reply.headers.get('content-type') ?? '' }
}
