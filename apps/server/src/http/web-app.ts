import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, Router } from 'express'
import staticGzip from 'express-static-gzip'

/**
 * The built web app. Files with a hash in their name may be kept for ever; the page itself is asked for each time. The
 * build leaves compressed copies beside the files; those are sent to whom they suit. Every path without an extension is a
 * page of the app.
 */
export function webApp(folder: string): Router {
  const router = Router()
  const serve = (
    from: string,
    kept: { maxAge: string; immutable?: boolean; fallthrough?: boolean },
  ): RequestHandler =>
    staticGzip(from, {
      index: false,
      enableBrotli: true,
      orderPreference: ['br', 'gzip'],
      serveStatic: { redirect: false, dotfiles: 'ignore', ...kept },
    })
  router.use(
    '/assets',
    serve(join(folder, 'assets'), { maxAge: '365d', immutable: true, fallthrough: false }),
  )
  // A browser that kept an old one would keep an old app.
  router.get('/service-worker.js', (_request, response, next) => {
    const file = join(folder, 'service-worker.js')
    if (!existsSync(file)) return next()
    response.set('Cache-Control', 'no-cache').sendFile(file)
  })
  router.use(serve(folder, { maxAge: '1h' }))
  router.get('/{*path}', sendPage(join(folder, 'index.html')))
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
