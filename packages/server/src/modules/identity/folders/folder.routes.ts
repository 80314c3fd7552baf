import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import { changeFolder, listFolders, lookNow, makeFolder, removeFolder } from './folder.service.ts'
import type { Holders } from './holders.ts'

export const folderRoutes =
  (holders: Holders) =>
  (app: App): void => {
    const means = { drop: app.drop, holders }
    route(app, api.listImportFolders, async ({ ctx }) => ({ items: await listFolders(ctx, means) }))
    route(app, api.makeImportFolder, ({ ctx, body }) => makeFolder(ctx, body, means))
    route(app, api.changeImportFolder, ({ ctx, params, body }) =>
      changeFolder(ctx, params.id, { choices: body, means }),
    )
    route(app, api.removeImportFolder, async ({ ctx, params }) => {
      await removeFolder(ctx, params.id)
      return { ok: true as const }
    })
    route(app, api.lookIntoImportFolder, async ({ ctx, params }) => {
      await lookNow(ctx, params.id)
      return { ok: true as const }
    })
  }
