import { defineConfig } from 'vite'

export default defineConfig({
  root: 'apps/web',
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2023', manifest: true },
  resolve: { dedupe: ['yjs', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view', 'react'] },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/sync': { target: 'ws://127.0.0.1:8080', ws: true } },
  },
})
