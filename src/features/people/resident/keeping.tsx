/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import { getSchedule } from '../retention/schedule.ts'
import { sayOr } from './say.ts'

/** `/keeping`: the published retention schedule in plain words. */
export const keepingPage = page({
  path: '/keeping',
  scope: 'public',
  run: async ({ ctx, words, language }) => {
    const { kinds } = await getSchedule(ctx)
    return {
      title: words('people.my.keeping.title'),
      body: (
        <>
          <p class="lead">{words('people.my.keeping.how')}</p>
          {Object.entries(kinds).map(([kind, { after, from, what, basis, unsure }]) => (
            <article key={kind} class="card">
              <h2>{sayOr(words, `people.retention.kind.${kind.replace('.', '_')}`, kind)}</h2>
              <p>
                {words('people.my.keeping.rule', {
                  ...{ from: from[language], after: durationText(after, words), what: words(`people.retention.what.${what}`) },
                })}
              </p>
              <p class="lead">
                {words('people.my.keeping.basis', { basis })}
                {unsure && ` ${words('people.my.keeping.unsure', { why: unsure })}`}
              </p>
            </article>
          ))}
        </>
      ),
    }
  },
})

/** P3Y as 3 年. */
function durationText(after: string, words: (key: string, values?: Record<string, unknown>) => string): string {
  const units = { Y: 'years', M: 'months', D: 'days' } as const
  return [...after.matchAll(/(\d+)([YMD])/g)]
    .map(([, n, unit]) => words(`people.my.keeping.${units[unit as 'Y']}`, { n }))
    .join(' ')
}
