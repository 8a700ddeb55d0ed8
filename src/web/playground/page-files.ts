import express, { Router } from 'express'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const page = join(import.meta.dirname, 'page')
const renderer = join(dirname(fileURLToPath(import.meta.resolve('adaptivecards'))), '..', 'dist')

/** The page's own files, and Microsoft's renderer from where npm put it. Nothing comes from elsewhere. */
export const pageFiles = (): Router => {
  const router = Router()
  const quiet = { index: false, etag: false, lastModified: false, cacheControl: false } as const
  router.get('/', (request, response) => {
    // The page's links are relative: without the slash at its end they would lead elsewhere.
    if (request.originalUrl === request.baseUrl) response.redirect(`${request.baseUrl}/`)
    else response.sendFile('page.html', { root: page, ...quiet })
  })
  router.get('/page/adaptivecards.min.js', (_, response) =>
    response.sendFile('adaptivecards.min.js', { root: renderer, ...quiet }),
  )
  router.get('/page/base.css', (_, response) =>
    response.sendFile('base.css', { root: join(import.meta.dirname, '..'), ...quiet }),
  )
  router.use('/page', express.static(page, quiet))
  return router
}
