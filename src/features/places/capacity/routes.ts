import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers, readers } from '../policy.ts'
import { ListQuery, Made, RecordParams } from '../shapes.ts'
import { addBeds, changeBeds, listBeds, removeBeds } from './beds.ts'
import { endClass, listClasses, setClass } from './classes.ts'
import {
  BedChange,
  BedRemoval,
  Beds,
  BedsChanged,
  ClassChanged,
  ClassEnd,
  ClassWish,
  NewBeds,
  NurseryClasses,
} from './contract.ts'

const facility = '/districts/{district}/facilities/{id}'
const look = { method: 'get', scope: readers, params: RecordParams, query: ListQuery } as const
const keep = { method: 'post', scope: keepers, params: RecordParams, status: 201 } as const

/** Beds one by one and nursery classes over HTTP, as of any day. */
export const capacityRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listBeds', ...look, path: `${facility}/beds`, summary: '机构床位：一床一条，可看任意一天', reply: Beds },
    run: (ctx, { params, query }) => listBeds(ctx, params.id, query.asOf),
  }),
  endpoint({
    ...{
      id: 'addBeds',
      ...keep,
      path: `${facility}/beds`,
      summary: '增设一组床位，如 201-1 至 220-4',
      body: NewBeds,
      reply: BedsChanged,
    },
    run: (ctx, { params, body }) => addBeds(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'changeBeds',
      ...keep,
      path: `${facility}/bed-changes`,
      summary: '床位自某日起改变性质：护理型、认知障碍照护、保基本',
    },
    ...{ body: BedChange, reply: BedsChanged },
    run: (ctx, { params, body }) => changeBeds(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'removeBeds',
      ...keep,
      path: `${facility}/bed-removals`,
      summary: '床位自某日起停用，须说明理由',
      body: BedRemoval,
      reply: BedsChanged,
    },
    run: (ctx, { params, body }) => removeBeds(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'listClasses', ...look, path: `${facility}/classes`, summary: '托班与托位，可看任意一天', reply: NurseryClasses },
    run: (ctx, { params, query }) => listClasses(ctx, params.id, query.asOf),
  }),
  endpoint({
    ...{
      id: 'setClass',
      ...keep,
      path: `${facility}/classes`,
      summary: '记录托班自某日起的年龄、托位与是否普惠',
      body: ClassWish,
      reply: ClassChanged,
    },
    run: (ctx, { params, body }) => setClass(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'endClass',
      ...keep,
      path: `${facility}/class-ends`,
      summary: '托班自某日起停办，须说明理由',
      body: ClassEnd,
      reply: Made,
    },
    run: (ctx, { params, body }) => endClass(ctx, params.id, body),
  }),
]
