import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const groups = [
  { name: 'chart', test: /node_modules.(echarts|zrender|tslib)/, priority: 3 },
  {
    name: 'frame',
    test: /node_modules.(react|scheduler|@tanstack)|platform.look|src.console.(api|parts|frame.(?!Search)|look|words.(zh|words|table|instant)|charts.(Bullet|TableBehind)|session.(place|session|Sign[^I]))/,
    priority: 2,
  },
  {
    name: 'plans',
    test: /plans.console.(paths|figures|status|sentence|plans\.css|departments.departments)|features.plans.rules/,
    priority: 1,
  },
]

/** Builds the staff console into `dist/console`, served below `/console/`. The tests read this file too and need none of it. */
export default defineConfig(
  process.env.VITEST
    ? {}
    : {
        root: 'src/console',
        base: '/console/',
        plugins: [react()],
        build: {
          outDir: '../../dist/console',
          emptyOutDir: true,
          target: 'es2022',
          chunkSizeWarningLimit: 1200,
          assetsInlineLimit: 0,
          // few files: what every page needs in one, what the plan's pages share in another, the chart's library apart
          rolldownOptions: { output: { codeSplitting: { groups } } },
        },
      },
)
