import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { checkRuleSet } from '../../../platform/rules/document/check.ts'
import type { RuleFault } from '../../../platform/rules/document/fault.ts'
import { contentHash } from '../../../platform/rules/document/hash.ts'
import { type ReadRule, readRules } from '../../../platform/rules/document/read.ts'
import { saveSetting } from '../../../platform/settings/store.ts'
import { SettingsProblem } from '../../../platform/settings-file.ts'
import { StartProblem } from '../../../platform/start-problem.ts'
import type { Service } from '../catalogue/contract.ts'
import { type FileVersion, takeFiles } from '../seeding.ts'
import { awaitedIn, layersOf, nameableIn, ruleFilesIn, serviceHash, servicesIn } from './files.ts'
import { awaitedSetting, knownFacts, namesSetting } from './known.ts'
import { serviceFaults } from './service-faults.ts'

/**
 * Brings the rules and services of the nation, the city and the district into the database. A version is added where its content is new; a name that a person
 * published here is left alone. Faults of the files stop the start, each with its place and what was expected.
 */
export async function seedRules(ctx: Context, folder: string): Promise<void> {
  const layers = await layersOf(folder)
  const read = (await Promise.all(layers.map(ruleFilesIn))).flat().map((file) => readRules(file))
  const rules = read.flatMap((one) => one.rules)
  const services = await readOrRefuse(() =>
    Promise.all(layers.map(async (one) => ({ layer: one.layer, ...(await servicesIn(one)) }))),
  )
  const awaited = await readOrRefuse(() => awaitedIn(folder))
  const names = await readOrRefuse(() => nameableIn(folder))
  await transaction(ctx, async (tx) => {
    await saveSetting(tx, awaitedSetting, awaited, 'file')
    await saveSetting(tx, namesSetting, { indicators: names.indicators, lines: names.lines }, 'file')
    const { infos } = await knownFacts(tx)
    const faults = [...read.flatMap((one) => one.faults), ...checkRuleSet(rules, { facts: infos, awaited })]
    refuse([
      ...faults.map(lineOf),
      ...services.flatMap(({ file, text, services: entries }) => serviceFaults({ file, text, services: entries, rules, names })),
    ])
    for (const { layer, services: entries } of services) {
      await takeFiles(tx, 'rule_version', layer, rules.filter((rule) => rule.layer === layer).map(ruleVersion))
      await takeFiles(tx, 'service_version', layer, entries.map(serviceVersion))
    }
  })
}

const ruleVersion = ({ name, rule }: ReadRule): FileVersion => ({
  ...{ name, document: rule, hash: contentHash(rule) },
  ...{ validFrom: rule.validFrom, validTo: rule.validTo ?? null },
})

const serviceVersion = (service: Service): FileVersion => ({
  ...{ name: service.id, document: service, hash: serviceHash(service) },
  ...{ validFrom: service.validFrom, validTo: service.validTo ?? null },
})

/** `districts/…/宝宝屋.yaml:12:13 宝宝屋.资格 all[0].when: …`, in both languages. */
function lineOf({ file = '', line, column, rule, place, message }: RuleFault): { zh: string; en: string } {
  const where = `${[file, line, column].filter((part) => part !== undefined).join(':')} ${[rule, place].filter(Boolean).join(' ')}`
  return { zh: `${where}：${message.zh}`, en: `${where}: ${message.en}` }
}

function refuse(faults: { zh: string; en: string }[]): void {
  if (faults.length === 0) return
  const list = (language: 'zh' | 'en') => faults.map((fault) => `  ${fault[language]}`).join('\n')
  throw new StartProblem(
    'rules_refused',
    `规则或服务清单的文件有误：\n${list('zh')}`,
    `The files of rules or services are at fault:\n${list('en')}`,
  )
}

async function readOrRefuse<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading()
  } catch (error) {
    if (error instanceof SettingsProblem) refuse(error.message.split('\n').map((line) => ({ zh: line, en: line })))
    throw error
  }
}
