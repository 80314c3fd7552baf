import type { Readable } from 'node:stream'
import * as api from '@klantregie/contract'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import { portrayCodes } from '../portrait/portrait-codes.service.ts'
import { uploadCodeList } from './code-list.service.ts'
import * as codes from './code.service.ts'

const done = { ok: true } as const

export function codeRoutes(app: App): void {
  route(app, api.listCodeSets, async ({ ctx }) => ({ items: await codes.listCodeSets(ctx) }))
  openRoute(app, api.uploadCodeList, ({ signedIn, query, request }) => {
    if (!signedIn) throw new AppError('auth.required')
    const content = request.body as Readable
    return uploadCodeList(app, signedIn.who, { ...query, content, maxBytes: app.config.maxUploadBytes })
  })
  route(app, api.showCodeEdition, ({ ctx, params }) => codes.showCodeEdition(ctx, params.id))
  route(app, api.readCodeEdition, async ({ ctx, params, body }) => {
    await codes.askToRead(ctx, params.id, body)
    return done
  })
  route(app, api.chooseCodeEdition, async ({ ctx, params }) => {
    await codes.chooseCodeEdition(ctx, params.id)
    return done
  })
  route(app, api.removeCodeEdition, async ({ ctx, params }) => {
    const fileId = await codes.removeCodeEdition(ctx, params.id)
    if (fileId !== null) await app.files.remove(ctx.tenantId, fileId)
    return done
  })
  route(app, api.changeCode, async ({ ctx, params, body }) => {
    await codes.changeCode(ctx, { ...params, ...body })
    return done
  })
  route(app, api.showCodePortrait, async ({ ctx, params }) => ({ items: await portrayCodes(ctx, params.id) }))
}
