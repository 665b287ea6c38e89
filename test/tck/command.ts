// rules:tck [FOLDER]: runs the DMN TCK's test cases below a folder and prints the share that passes, as a table and as JSON.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { reportOf, tableOf } from './report.ts'
import { runFolder, tckFolder } from './suite.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const [named] = parseArgs({ args: process.argv.slice(2), allowPositionals: true }).positionals
const folder = named ?? tckFolder()
if (folder && !existsSync(folder)) {
  say(`${folder} 不存在。 ${folder} does not exist.`)
  process.exitCode = 1
} else if (folder) {
  const report = reportOf(await runFolder(folder))
  say(tableOf(report))
  say(JSON.stringify(report))
  if (report.total.total === 0) {
    say(`${folder} 里没有 TCK 的测试（*-test-*.xml）。 There are no test cases of the TCK in ${folder}.`)
    process.exitCode = 1
  }
} else {
  say(
    '找不到 DMN TCK 的文件夹：写在命令后面，或写在环境变量 DMN_TCK 里。 Name the folder of the DMN TCK after the command or in DMN_TCK.',
  )
  process.exitCode = 1
}
