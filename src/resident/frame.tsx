/** @jsxImportSource preact */
import type { Frame } from '../platform/http/frame.ts'
import type { Problem } from '../platform/problem.ts'
import { AccountLine } from './account.tsx'
import { SignInForm, signInTitle } from './sign-in.tsx'

const sizes = ['normal', 'large', 'larger', 'largest'] as const

/** The resident site's frame: a document that reads well without scripts, on an old phone, in large type and on paper. */
export const residentFrame: Frame = {
  document: (request, title, body) => {
    const { words, language, text, districtName, ctx, url } = request
    const at = (changes: Record<string, string>) => {
      const query = new URLSearchParams(url.search)
      for (const [name, value] of Object.entries(changes)) query.set(name, value)
      return `${url.pathname}?${query}`
    }
    return (
      <html lang={language === 'zh' ? 'zh-CN' : 'en'} data-text={text}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · ${districtName ?? words('resident.product')}`}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/look/tokens.css" />
          <link rel="stylesheet" href="/look/resident.css" />
        </head>
        <body>
          <a class="skip" href="#content">
            {words('resident.skip')}
          </a>
          <header>
            <b>
              {districtName ? (
                <a href={`/${ctx.district}/`}>{words('resident.site', { district: districtName })}</a>
              ) : (
                words('resident.product')
              )}
            </b>
            {districtName && (
              <a class="elsewhere" href="/">
                {words('resident.other_district')}
              </a>
            )}
            <nav class="size" aria-label={words('resident.text_size')}>
              {sizes.map((size) => (
                <a key={size} href={at({ text: size })} aria-current={size === text ? 'true' : undefined}>
                  {words(`resident.size.${size}`)}
                </a>
              ))}
              <a href={at({ lang: language === 'zh' ? 'en' : 'zh' })} lang={language === 'zh' ? 'en' : 'zh-CN'}>
                {language === 'zh' ? 'English' : '中文'}
              </a>
            </nav>
            <AccountLine request={request} />
          </header>
          {ctx.clock.offsetDays !== 0 && <p class="demo">{words('resident.demo', { today: ctx.clock.today() })}</p>}
          <main id="content">
            <h1>{title}</h1>
            {body}
          </main>
          <footer>{words('resident.footer')}</footer>
        </body>
      </html>
    )
  },
  start: ({ words }, districts) => ({
    title: words('resident.choose.title'),
    body: (
      <nav aria-label={words('resident.choose.title')}>
        {districts.map(({ code, name }) => (
          <a key={code} class="door" href={`/${code}/`}>
            <b>{name}</b>
            <span>{words('resident.choose.home')}</span>
          </a>
        ))}
      </nav>
    ),
  }),
  signIn: (request, view) => ({
    title: signInTitle(view.step, request.words),
    body: <SignInForm view={view} request={request} />,
  }),
  problem: ({ words }, problem: Problem) => (
    <div class="problem">
      <p>
        {words(
          problem.status === 404
            ? 'resident.problem.unknown'
            : problem.status >= 500
              ? 'resident.problem.ours'
              : 'resident.problem.refused',
        )}
      </p>
      <p>
        <a href="/">{words('resident.problem.home')}</a>
      </p>
    </div>
  ),
}
