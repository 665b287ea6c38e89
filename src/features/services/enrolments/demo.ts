import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { firstTime } from '../../../platform/settings/store.ts'
import { judgeIn } from '../entitling/judge.ts'
import { currentSchedule } from './child/schedule.ts'
import { enrolSome, stepSome } from './demo-store.ts'
import { enrolmentServices } from './services.ts'

/** Of a thousand entitled people, how many the demonstration enrols; half of those of a service not named. */
const shares: Record<string, number> = {
  ...{ yanglao_baoxian: 960, jumin_yibao: 940, yiliao_baoxian: 950, jiankang_guanli: 720, jiating_yisheng: 520, mci_guanli: 450 },
  ...{ ertong_baojian: 950, zaojiao_baojian: 900, muzi_shouce: 980, yinling_e_shenghuo: 860, jinglaoka: 900, ziwo_jiankang: 180 },
}

/** The demonstration's enrolments: of its made-up people, by the district's own rules, marked 演示; once. */
export function demonstrateEnrolments(ctx: Context): Promise<void> {
  return transaction(ctx, async (tx) => {
    if (!(await firstTime(tx, 'demo.services.enrolments'))) return
    const services = await enrolmentServices(tx, tx.today)
    await judgeIn(tx, services)
    for (const { id, enrolment } of services)
      await enrolSome(tx, {
        service: id,
        share: shares[id] ?? 500,
        months: enrolment?.months ?? null,
        check: enrolment?.check ?? null,
      })
    const schedule = await currentSchedule(tx)
    for (const step of schedule.steps) {
      const [service] = schedule.of(step)
      if (service) await stepSome(tx, { service, step: step.step, kind: step.name.zh, ...step.from })
    }
  })
}
