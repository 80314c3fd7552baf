import type { Readable } from 'node:stream'
import * as api from '@klantregie/contract'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import {
  addAttachment,
  findToDownload,
  listAttachments,
  removeAttachment,
  restoreAttachment,
} from './attachment.service.ts'

export function attachmentRoutes(app: App): void {
  route(app, api.listAttachments, ({ ctx, params }) => listAttachments(ctx, params.id))
  openRoute(app, api.addAttachment, ({ signedIn, params, query, request }) => {
    if (!signedIn) throw new AppError('auth.required')
    const house = { transactions: app.transactions, files: app.files, who: signedIn.who }
    return addAttachment(house, { ...params, ...query, content: request.body as Readable })
  })
  openRoute(app, api.downloadAttachment, async ({ signedIn, params, reply }) => {
    if (!signedIn) throw new AppError('auth.required')
    const { tenantId } = signedIn.who
    const { fileId, name, bytes } = await app.transactions.inTenant(signedIn.who, (ctx) => findToDownload(ctx, params))
    if (!(await app.files.exists(tenantId, fileId))) throw new AppError('relations.attachment_not_found')
    // Never shown in the browser, whatever it is: the page of the product is not the place to run what somebody sent.
    return reply
      .type('application/octet-stream')
      .header('content-length', bytes)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(app.files.open(tenantId, fileId))
  })
  route(app, api.removeAttachment, async ({ ctx, params }) => {
    await removeAttachment(ctx, params)
    return { ok: true } as const
  })
  route(app, api.restoreAttachment, ({ ctx, params }) => restoreAttachment(ctx, params))
}
