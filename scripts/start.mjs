// npm start [-- --port N --data FOLDER --empty] · npm run worker: set-up, then the product.
import { become } from './child.mjs'
import { setUp } from './setup.mjs'

const args = process.argv.slice(2)
const node = await setUp({ console: args[0] !== 'worker' })
await become(node, 'src/main.ts', args, { NODE_ENV: process.env.NODE_ENV ?? 'production' })
