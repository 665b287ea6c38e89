import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConsole } from './console-build.mjs'
import { installPackages } from './install.mjs'
import { productNode, requireNode } from './node-version.mjs'

/** The checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Makes the checkout ready to run: Node, packages and, where asked, the console. Answers the path of the Node to run it with. */
export async function setUp({ console = false } = {}) {
  requireNode()
  await installPackages(root)
  const node = productNode(root)
  if (console) await buildConsole(root, node)
  return node
}
