import type { IndicatorDomain } from '../pack.ts'

const old =
  /养老|老年|老龄|老人|长者|康养|一老|为老|敬老|适老|尊老|助老|护老|老有|银发|银龄|高龄|失能|失智|认知障碍|长期护理|长护险|医养|夕阳|期望寿命|预期寿命/
const young =
  /托育|托幼|托位|托班|托儿|托额|入托|育幼|育儿|优育|优生|婴|幼儿|儿童|幼教|一小|早教|学前|生育|宝宝|新生儿|幼有|育之|孕产|母婴|三孩|养育/

/** Which of the two fields the words speak of. */
export function fieldsOf(text: string): { old: boolean; young: boolean } {
  return { old: old.test(text), young: young.test(text) || text.includes('医养育') }
}

/** The one field the words speak of, or null where they speak of none or of both. */
export function fieldOf(text: string): IndicatorDomain | null {
  const fields = fieldsOf(text)
  if (fields.old === fields.young) return null
  return fields.old ? '养老' : '托育'
}
