import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { indicatorsDocument } from './indicators-document.ts'

// `npm run docs:indicators`: writes docs/indicators.md anew.
const root = join(import.meta.dirname, '../../..')
await writeFile(join(root, 'docs/indicators.md'), await indicatorsDocument(root))
process.exit(0)
