import { replayDecisions } from '../../features/services/index.ts'
import { withRules } from './rules.ts'
import { runCommand } from './run.ts'

/**
 * `npm run rules:replay [-- --district 310101]`: decides every stored decision again, from the facts that were frozen with it and the versions of the rules
 * that were consulted, and prints each that comes out otherwise. Ends with an error where one does.
 */
await runCommand((argv, say) =>
  withRules(argv, say, { name: 'rules.replay', options: [] }, async ({ contexts }) => {
    let [same, other] = [0, 0]
    for (const ctx of contexts) {
      const replayed = await replayDecisions(ctx, (line) => say(`${ctx.district} ${line}`))
      same += replayed.same
      other += replayed.other
    }
    say(`${same} the same, ${other} different`)
    return other === 0
  }),
)
