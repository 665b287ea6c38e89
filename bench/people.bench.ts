import { tokensOf } from '../src/features/people/spelling.ts'
import type { BareRoutes } from './bare.child.ts'
import { type Bench, percentile, round } from './bench.ts'
import { answerOf, signIn } from './boards.ts'
import { inChild } from './child.ts'
import { ask, withResidents } from './generated.ts'
import type { Answers, Load, Question } from './users.child.ts'

const target = 100
const district = '310118'
type Persons = { persons: { id: string; name: string; street: string | null }[] }
type Rosters = { rosters: { id: string; name: string }[] }

/** 50 officers who look for people by name, pinyin and initials, open rosters and read records of a large district. */
export const bench: Bench = {
  name: 'people',
  line: 'ms to find people, open rosters and read a record: 50 users, 1 request/s each, 30 s (arguments: RESIDENTS SECONDS USERS)',
  run: ([residents = '1000000', seconds = '30', count = '50']) =>
    withResidents(residents, district, async (product) => {
      const api = `${product.url}/api/districts/${district}`
      const cookies = [
        await signIn(product.url, 'qingpu-minzheng'),
        await signIn(product.url, 'qingpu-fuhe'),
        await signIn(product.url, 'qingpu-jiedao'),
      ]
      const questions = await questionsOf(api, cookies)
      const names = [...new Set(questions.flat().map(({ board }) => board))]
      const sizes: BareRoutes = []
      for (const name of names) {
        const sample = questions.flat().find(({ board }) => board === name) as Question
        sizes.push({ name, ...(await answerOf(sample.url, sample.cookie)) })
      }
      const bare = await inChild<BareRoutes, { url: string }>('bare.child.ts', sizes)
      const users = Array.from({ length: Number(count) }, (_, at): Question[] => {
        const own = (questions[at % questions.length] as Question[]).map((question) => ({
          ...question,
          bare: `${bare.answer.url}/${question.board}`,
        }))
        return [...own.slice(at % own.length), ...own.slice(0, at % own.length)]
      })
      const load = await inChild<Load, Answers>('users.child.ts', { users, seconds: Number(seconds) })
      bare.end()
      load.end()
      return reportOf(load.answer, { names, residents, users: users.length, sizes })
    }),
}

/** What each officer asks in turn; those of a street ask of their own. */
async function questionsOf(api: string, cookies: string[]): Promise<Question[][]> {
  return await Promise.all(
    cookies.map(async (cookie, officer) => {
      const { persons } = await ask<Persons>(`${api}/persons?limit=200&ageFrom=60&ageTo=75`, cookie)
      const { rosters } = await ask<Rosters>(`${api}/rosters`, cookie)
      if (persons.length < 20) throw new Error(`officer ${officer} sees ${persons.length} people`)
      const questions: Question[] = []
      const say = (board: string, path: string) => questions.push({ board, url: api + path, bare: '', cookie })
      for (let turn = 0; turn < 5; turn += 1) {
        const person = persons[(turn * 37 + officer * 11) % persons.length] as Persons['persons'][number]
        const [, pinyin, initials] = tokensOf(person.name).map(({ token }) => token)
        say('search-name', `/persons?words=${encodeURIComponent(person.name)}`)
        say('search-pinyin', `/persons?words=${pinyin}`)
        say('search-initials', `/persons?words=${initials}`)
        say('list-80-alone', `/persons?ageFrom=80&fact=${encodeURIComponent('独居')}&street=${person.street ?? ''}`)
        const roster = rosters[turn % Math.max(1, rosters.length)]
        if (roster) say('roster', `/rosters/${roster.id}/persons`)
        say('person', `/persons/${person.id}?purpose=service`)
      }
      return questions
    }),
  )
}

function reportOf(
  { product, bare, failed }: Answers,
  { names, residents, users, sizes }: { names: string[]; residents: string; users: number; sizes: BareRoutes },
) {
  const of = (times: number[] = []) => ({
    requests: times.length,
    p50: round(percentile(times, 0.5)),
    p95: round(percentile(times, 0.95)),
  })
  const figures = Object.fromEntries(names.map((name) => [name, of(product[name])]))
  const baseline = Object.fromEntries(names.map((name) => [name, of(bare[name])]))
  return {
    figures: { residents: Number(residents), users, failed, target: { p95: target }, questions: figures },
    baseline,
    tables: [
      {
        title: `${users} users, 1 request/s each; ${residents} residents; ms`,
        columns: ['', 'bytes', 'requests', 'p50', 'p95', `p95 < ${target}`, 'bare p50', 'bare p95', 'p50 ratio'],
        rows: names.map((name) => {
          const [own, base] = [of(product[name]), of(bare[name])]
          const bytes = sizes.find((size) => size.name === name)?.bytes ?? 0
          const ratio = round(own.p50 / Math.max(0.01, base.p50))
          return [name, bytes, own.requests, own.p50, own.p95, own.p95 < target ? 'yes' : 'NO', base.p50, base.p95, ratio]
        }),
      },
    ],
    notes: failed > 0 ? [`${failed} requests failed`] : [],
  }
}
