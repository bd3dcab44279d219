import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  root: 'apps/web',
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    rolldownOptions: {
      input: {
        index: 'apps/web/index.html',
        'service-worker': 'apps/web/src/service-worker/service-worker.ts',
      },
      output: {
        // A service worker is found by its name and reigns from its folder down.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  resolve: {
    dedupe: ['yjs', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view', 'react'],
    alias: {
      '@tiptap/extension-link': join(import.meta.dirname, 'packages/editor/src/schema/no-link.ts'),
      'prosemirror-history': join(import.meta.dirname, 'packages/editor/src/schema/no-history.ts'),
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/sync': { target: 'ws://127.0.0.1:8080', ws: true } },
  },
  plugins: [typefaces(), buildInWorker(), compressedCopies()],
})

/** Preloads the upright typefaces, which every screen shows at once, and puts their licence beside them. */
function typefaces(): Plugin {
  return {
    name: 'typefaces',
    apply: 'build',
    async generateBundle() {
      for (const name of ['inter', 'source-serif-4']) {
        const source = await readFile(
          join(import.meta.dirname, `node_modules/@fontsource-variable/${name}/LICENSE`),
        )
        this.emitFile({ type: 'asset', fileName: `assets/${name}-license.txt`, source })
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((name) => /-latin-wght-normal-[^/]*\.woff2$/.test(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `/${name}`, as: 'font', type: 'font/woff2', crossorigin: true },
            injectTo: 'head',
          })),
    },
  }
}

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

/** Writes into the service worker what this build consists of (service-worker/shell.ts). */
function buildInWorker(): Plugin {
  return {
    name: 'build-in-worker',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => /^assets\/.*\.(js|css|svg|woff2)$/.test(name))
        .toSorted()
      const page = sha256(await readFile(join(dir, 'index.html')))
      const path = join(dir, 'service-worker.js')
      const code = await readFile(path, 'utf8')
      if (!code.includes('stanzaBuild') || /^import\b|\bimport\(/m.test(code))
        throw new Error('the service worker must be one script with a place for its build')
      const version = sha256([page, code, ...files].join('\n')).slice(0, 16)
      const build = { version, page, files: files.map((name) => `/${name}`) }
      await writeFile(
        path,
        code.replaceAll('stanzaBuild', () => JSON.stringify(build)),
      )
    },
  }
}

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
