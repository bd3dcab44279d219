import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

// A mail program that encodes the # of a link, or a hand that replaces it, puts the token where paths are.
export const loggedPath = (path: string): string => (/^\/+join/i.test(path) ? '/join' : path)

/** One line for each request: method, path, status, time. No query, no headers, no body, so no token and no text (S68, S74). */
export const requestLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const start = performance.now()
    const { method, path } = request
    response.on('close', () => {
      const ms = Math.round(performance.now() - start)
      const line = {
        method,
        path: loggedPath(path),
        status: response.statusCode,
        ms,
        whole: response.writableFinished,
      }
      if (path.startsWith('/api/')) log.info(line, 'request')
      else log.debug(line, 'request')
    })
    next()
  }
