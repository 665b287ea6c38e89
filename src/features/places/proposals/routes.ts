import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers, proposers, readers } from '../policy.ts'
import { DistrictParams, Made, RecordParams } from '../shapes.ts'
import { decideProposal, listProposals, proposeFacility } from './actions.ts'
import { Decision, NewProposal, ProposalQuery, Proposals } from './contract.ts'

const all = '/districts/{district}/proposals'

/** What streets propose about their facilities, and what departments decide. */
export const proposalRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listProposals', method: 'get', path: all, scope: readers, summary: '街镇关于设施的提议' },
    ...{ params: DistrictParams, query: ProposalQuery, reply: Proposals },
    run: (ctx, { query }) => listProposals(ctx, query.state),
  }),
  endpoint({
    ...{ id: 'proposeFacility', method: 'post', path: all, scope: proposers, summary: '街镇提出新增、更正或停业' },
    ...{ params: DistrictParams, body: NewProposal, reply: Made, status: 201 },
    run: (ctx, { body }) => proposeFacility(ctx, body),
  }),
  endpoint({
    ...{
      id: 'decideProposal',
      method: 'post',
      path: `${all}/{id}/decision`,
      scope: keepers,
      summary: '主管部门确认或退回街镇的提议',
    },
    ...{ params: RecordParams, body: Decision, reply: Made, status: 201 },
    run: (ctx, { params, body }) => decideProposal(ctx, params.id, body),
  }),
]
