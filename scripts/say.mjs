// What the scripts print about themselves goes to stderr: stdout belongs to the command that is run.

/** One line of progress, Chinese and English. */
export function say(zh, en) {
  process.stderr.write(`${zh}　${en}\n`)
}

/** Ends the program with one clear sentence in both languages. */
export function fail(zh, en, code = 1) {
  process.stderr.write(`\n${zh}\n${en}\n`)
  process.exit(code)
}
