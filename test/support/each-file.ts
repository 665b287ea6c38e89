import { afterAll } from 'vitest'
import { closeAll } from './at-the-end.ts'

// Every test file begins with this one (vitest.config.ts): files share their process, and none may leave connections or a product behind.
afterAll(closeAll, 60_000)
