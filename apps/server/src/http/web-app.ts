import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'

/**
 * The built web app. Files with a hash in their name may be kept for ever; the page itself is asked for each time. Every
 * path without an extension is a page of the app.
 */
export function webApp(folder: string): Router {
  const router = Router()
  const page = join(folder, 'index.html')
  const hashed = express.static(join(folder, 'assets'), {
    immutable: true,
    maxAge: '365d',
    index: false,
    fallthrough: false,
  })
  router.use('/assets', hashed)
  router.use(express.static(folder, { index: false, maxAge: '1h', redirect: false, dotfiles: 'ignore' }))
  router.get('/{*path}', sendPage(page))
  return router
}

const sendPage =
  (page: string): RequestHandler =>
  (request, response, next) => {
    if (/\.[a-z0-9]+$/i.test(request.path) || /^\/+(api|sync)(\/|$)/i.test(request.path)) return next()
    if (!existsSync(page)) {
      response
        .status(503)
        .type('text')
        .send('The web app is not built. Run "npm run build" (npm start does) and reload.')
      return
    }
    response.set('Cache-Control', 'no-cache').sendFile(page)
  }
