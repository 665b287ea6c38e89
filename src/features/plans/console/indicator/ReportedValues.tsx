/** @jsxImportSource react */
import { useWrite } from '../../../../console/api/use-write.ts'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Files } from '../../../../console/parts/EvidenceField.tsx'
import { Folded } from '../../../../console/parts/Folded.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { useWritable } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { IndicatorDetail, ReportedValue } from '../../indicators/contract.ts'
import { withUnit } from '../figures.ts'
import { paths } from '../paths.ts'

const tones: Record<ReportedValue['state'], Tone> = { reported: 'wait', approved: 'good', rejected: 'urgent', withdrawn: 'quiet' }

/** What was reported and decided: by whom, with which evidence; the newest in sight, the earlier ones folded. What waits stands above, with what is to be done. */
export function ReportedValues({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  const decided = detail.values.filter((value) => value.state !== 'reported')
  return (
    <section>
      <h2>{words('console.plans.values.title')}</h2>
      {decided.length === 0 && <p className="muted">{words('console.plans.values.none')}</p>}
      <Folded all={decided} open={1}>
        {(value) => <OneValue key={value.id} value={value} unit={detail.unit} />}
      </Folded>
    </section>
  )
}

/** One value as it was reported, with what the reader may do about it. */
export function OneValue({ value, unit }: { value: ReportedValue; unit: string | null }) {
  const words = useWords()
  const { reported, decided } = value
  return (
    <article className="entry">
      <div className="entry-head">
        <b>
          {figureOf(value, unit, words)}
          <span className="muted">{` · ${daysOf(value, words)}`}</span>
        </b>
        <Tag tone={tones[value.state]}>{words(`console.plans.values.state.${value.state}`)}</Tag>
      </div>
      <p className="muted">
        {words('console.plans.values.reported', {
          name: reported.name,
          at: instant(reported.at),
          department: value.department?.name ?? '',
        })}
        {decided && ` · ${words(`console.plans.values.decided.${value.state}`, { name: decided.name, at: instant(decided.at) })}`}
      </p>
      {value.note && <p>{value.note}</p>}
      {value.reason && <p>{words('console.plans.values.reason', { reason: value.reason })}</p>}
      <Files files={value.evidence} />
      <Decide value={value} about={`${figureOf(value, unit, words)} · ${daysOf(value, words)}`} />
    </article>
  )
}

function Decide({ value, about }: { value: ReportedValue; about: string }) {
  const words = useWords()
  const write = useWrite()
  const writable = useWritable()
  const { may } = value
  if (!may.decide && !may.withdraw && !may.declareBase) return null
  return (
    <div className="buttons">
      {may.decide && (
        <>
          <button
            type="button"
            className="button main"
            disabled={write.isPending || !writable}
            onClick={() =>
              write.mutate({ path: paths.valueApproval(value.id), body: {}, done: words('console.plans.values.approved') })
            }
          >
            {words('console.plans.values.approve')}
          </button>
          <ReasonButton
            kind="button"
            label={words('console.plans.values.reject')}
            title={words('console.plans.values.reject_title')}
            about={about}
            wish={(reason) => ({
              path: paths.valueRejection(value.id),
              body: { reason },
              done: words('console.plans.values.rejected'),
            })}
          />
        </>
      )}
      {may.declareBase && (
        <button
          type="button"
          className="button"
          disabled={write.isPending || !writable}
          onClick={() => write.mutate({ path: paths.valueBase(value.id), done: words('console.plans.values.base_declared') })}
        >
          {words('console.plans.values.declare_base')}
        </button>
      )}
      {may.withdraw && (
        <ReasonButton
          label={words('console.plans.values.withdraw')}
          title={words('console.plans.values.withdraw_title')}
          about={about}
          wish={(reason) => ({
            path: paths.valueWithdrawal(value.id),
            body: { reason },
            done: words('console.plans.values.withdrawn'),
          })}
        />
      )}
    </div>
  )
}

const figureOf = (value: ReportedValue, unit: string | null, words: Words) =>
  value.value === null ? words(`console.plans.verdict.${value.verdict}`) : withUnit(value.value, unit)

const daysOf = (value: ReportedValue, words: Words) =>
  value.startsOn === value.on ? value.on : words('console.plans.values.period', { from: value.startsOn, to: value.on })
