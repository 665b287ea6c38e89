/** @jsxImportSource react */
import { useEffect } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress, useDistrict, useMoment, usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PolicyText } from '../../policies/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import './policies.css'
import { StandingTag, usePeriod } from './standing.tsx'

/** One policy: how it stands, its versions, its clauses; the clause in the address is brought into sight. */
export function PolicyPage() {
  const [{ version }] = useAddress()
  const { asOf } = useMoment()
  const policy = useRead<PolicyText>(paths.policy(usePathParameter('id')), { version, on: asOf })
  return <Loaded of={policy}>{(text) => <Policy text={text} />}</Loaded>
}

function Policy({ text }: { text: PolicyText }) {
  const words = useWords()
  const period = usePeriod()
  const district = useDistrict()
  const [{ clause }] = useAddress()
  useEffect(() => {
    if (clause) document.getElementById(`c-${clause}`)?.scrollIntoView({ block: 'center' })
  }, [clause])
  const { policy, replaces, replacedBy, versions } = text
  return (
    <>
      <PageHead
        title={policy.title}
        note={
          <>
            <To path="/policies">{words('console.plans.policies.title')}</To> ·{' '}
            {[policy.number, policy.issuer, period(policy)].filter(Boolean).join(' · ')}{' '}
            <StandingTag standing={policy.standing} />
          </>
        }
        actions={
          <>
            <a className="button" href={`/${district}/policies/${policy.id}?version=${policy.version}`}>
              {words('console.plans.policies.public')}
            </a>
            {text.may.withdraw && (
              <ReasonButton
                label={words('console.plans.policies.withdraw')}
                title={words('console.plans.policies.withdraw')}
                about={words('console.plans.policies.withdraw_about', { title: policy.title, version: policy.version })}
                wish={(reason) => ({
                  path: paths.policyWithdrawal(policy.id),
                  body: { version: policy.version, reason },
                  done: words('console.plans.policies.withdrawn'),
                })}
              />
            )}
          </>
        }
      />
      <p>
        {words(`plans.policies.stands.${policy.standing}`, {
          on: text.on,
          reason: text.withdrawnReason ?? '',
          from: policy.validFrom,
        })}{' '}
        {replacedBy && (
          <To path={`/policies/${replacedBy.id}`}>{words('plans.policies.replaced_by', { title: replacedBy.title })}</To>
        )}
        {replaces && <To path={`/policies/${replaces.id}`}>{words('plans.policies.replaces', { title: replaces.title })}</To>}
      </p>
      {!policy.whole && <p className="notice">{words('plans.policies.facts_only')}</p>}
      {text.source && <p className="src">{text.source}</p>}
      {versions.length > 1 && (
        <ul className="policy-versions">
          {versions.map((one) => (
            <li key={one.version}>
              <To
                path={`/policies/${policy.id}`}
                search={{ version: String(one.version) }}
                aria-current={one.version === policy.version ? 'page' : undefined}
              >
                {words('plans.policies.version', { n: one.version })}
              </To>{' '}
              {period(one)} <StandingTag standing={one.standing} />
            </li>
          ))}
        </ul>
      )}
      <ol className="review-rows">
        {text.clauses.map((one) => (
          <li key={one.ordinal} id={`c-${one.ordinal}`} aria-current={String(one.ordinal) === clause ? 'true' : undefined}>
            <b>{one.place}</b>
            {one.path.length > 0 && <p className="src">{one.path.join(' › ')}</p>}
            <p className="clause-text">{one.text}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
