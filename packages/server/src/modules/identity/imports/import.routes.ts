import type { Readable } from 'node:stream'
import * as api from '@klantregie/contract'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import { errorFile, listImportRows } from './import-rows.service.ts'
import * as service from './import.service.ts'
import { proposeColumns } from './inspect-import.service.ts'

export function importRoutes(app: App): void {
  openRoute(app, api.uploadImport, ({ signedIn, query, request }) => {
    if (!signedIn) throw new AppError('auth.required')
    const upload = {
      fileName: query.fileName,
      content: request.body as Readable,
      maxBytes: app.config.maxUploadBytes,
      goesOn: query.goesOn,
    }
    return service.uploadImport(app.transactions, app.files, signedIn.who, upload)
  })
  route(app, api.listImports, ({ ctx, query }) => service.listImports(ctx, query))
  route(app, api.getImport, ({ ctx, params }) => service.view(ctx, params.id))
  route(app, api.proposeColumns, ({ ctx, params, body }) => proposeColumns(ctx, app.files, { ...params, ...body }))
  route(app, api.checkImport, ({ ctx, params, body }) => service.checkImport(ctx, app.files, params.id, body))
  route(app, api.runImport, ({ ctx, params }) => service.runImport(ctx, app.files, params.id))
  route(app, api.cancelImport, ({ ctx, params }) => service.cancelImport(ctx, params.id))
  route(app, api.undoImport, ({ ctx, params }) => service.undoImport(ctx, params.id))
  route(app, api.discardImport, ({ ctx, params }) => service.discardImport(ctx, app.files, params.id))
  route(app, api.listImportRows, ({ ctx, params, query }) => listImportRows(ctx, { ...params, ...query }))
  openRoute(app, api.downloadErrors, async ({ signedIn, params, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const { fileName, content } = await errorFile(app.transactions, signedIn.who, params.id)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .send(content)
  })
}
