import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { coverageDocument } from './coverage-document.ts'

// `npm run docs:coverage`: writes docs/coverage.md anew.
const root = join(import.meta.dirname, '../../..')
await writeFile(join(root, 'docs/coverage.md'), await coverageDocument(root))
process.exit(0)
