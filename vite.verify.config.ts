import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = resolve(import.meta.dirname, 'src/features/people/card/reader')

/** Adds the service worker, named after what it keeps: another build is another worker, and browsers take it as a whole. */
const worker: Plugin = {
  name: 'reader-worker',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const hash = createHash('sha256')
      for (const name of Object.keys(bundle).sort()) {
        const part = bundle[name]
        if (part)
          hash
            .update(name)
            .update('\0')
            .update(part.type === 'chunk' ? part.code : part.source)
      }
      const source = readFileSync(resolve(root, 'worker.js'), 'utf8').replace(
        "= 'yiyu-verify-VERSION'",
        `= 'yiyu-verify-${hash.digest('hex').slice(0, 16)}'`,
      )
      this.emitFile({ type: 'asset', fileName: 'worker.js', source })
    },
  },
}

/**
 * Builds the page that checks offline cards into `dist/verify`, served below `/verify/`: one page, one script, one style sheet, with fixed names. For browsers from 2019
 * on: what the signatures need (BigInt) cannot be filled in for older ones.
 */
export default defineConfig({
  root,
  base: '/verify/',
  plugins: [worker],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/verify'),
    emptyOutDir: true,
    target: ['chrome71', 'safari14'],
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { entryFileNames: 'reader.js', assetFileNames: 'reader[extname]' } },
  },
})
