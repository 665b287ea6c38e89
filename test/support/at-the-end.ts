/** What is to be closed when the test file that opened it ends. */
const open: (() => Promise<void>)[] = []

/** Closes it when the test file ends. An `afterAll` would be passed over where the world is opened in a `beforeAll`: by then hooks are counted. */
export function atTheEnd(close: () => Promise<void>): void {
  open.push(close)
}

/** Closes what this test file opened, the newest first, and then says what would not close. */
export async function closeAll(): Promise<void> {
  const failed: unknown[] = []
  for (let close = open.pop(); close; close = open.pop()) await close().catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw failed[0]
}
