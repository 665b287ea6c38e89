import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

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
        },
      },
)
