// npm start [-- --port N --data FOLDER --empty] · npm run worker: set-up, then the product.
import { becomeProduct } from './child.mjs'
import { buildServer } from './server-build.mjs'
import { root, setUp } from './setup.mjs'

const args = process.argv.slice(2)
const node = await setUp({ console: args[0] !== 'worker' })
await becomeProduct(node, await buildServer(root, node), args)
