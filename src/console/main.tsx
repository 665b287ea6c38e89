/** @jsxImportSource react */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../platform/look/tokens.css'
import './look/base.css'
import './look/frame.css'
import './look/parts.css'
import './look/table.css'
import './look/charts.css'
import { ApiProblem } from './api/problem.ts'
import { chooseTextSize, textSize } from './frame/text-size.ts'
import { speakInValidation } from './parts/own-validation.ts'
import { router } from './router.tsx'
import { installationQuery, meQuery } from './session/session.tsx'
import { speakAsBefore } from './words/words.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (times, error) => times < 2 && error instanceof ApiProblem && error.status === 0 },
  },
  queryCache: new QueryCache({
    // a session that ended meanwhile: ask again who is there; the frame then leads to the sign-in page and back
    onError: (error, query) => {
      if (error instanceof ApiProblem && error.status === 401 && query.queryKey[0] !== 'me')
        void queries.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  }),
})

void queries.prefetchQuery(meQuery)
void queries.prefetchQuery(installationQuery)
chooseTextSize(textSize())
speakInValidation(document)
await speakAsBefore()

const place = document.getElementById('console')
if (!place) throw new Error('index.html lacks #console')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
