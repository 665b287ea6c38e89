/** @jsxImportSource preact */
import type { PageRequest } from '../../../platform/http/page.ts'

/** Why the last try was refused. */
export const Refusal = ({ request: { refused, words } }: { request: Pick<PageRequest, 'refused' | 'words'> }) =>
  refused ? (
    <div class="problem" role="alert">
      <p>{words(`problem.${refused.problem.code}`, refused.problem.details)}</p>
      {refused.fields.length > 0 && (
        <ul>
          {refused.fields.map(({ path, expected }) => (
            <li key={path}>{expected}</li>
          ))}
        </ul>
      )}
    </div>
  ) : null
