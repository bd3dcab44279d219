import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  root: 'apps/web',
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2023', manifest: true },
  resolve: {
    dedupe: ['yjs', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view', 'react'],
    alias: {
      '@tiptap/extension-link': join(import.meta.dirname, 'packages/editor/src/schema/no-link.ts'),
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/sync': { target: 'ws://127.0.0.1:8080', ws: true } },
  },
  plugins: [compressedCopies()],
})

/** Leaves a brotli and a gzip copy beside each script and style, at their best: built once, sent often. */
function compressedCopies(): Plugin {
  return {
    name: 'compressed-copies',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets')
      const texts = (await readdir(assets)).filter((name) => /\.(js|css|svg)$/.test(name))
      await Promise.all(
        texts.map(async (name) => {
          const bytes = await readFile(join(assets, name))
          await writeFile(join(assets, `${name}.br`), await promisify(brotliCompress)(bytes))
          await writeFile(join(assets, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
        }),
      )
    },
  }
}
