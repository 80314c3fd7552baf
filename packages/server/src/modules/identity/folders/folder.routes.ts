import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { changeFolder, listFolders, lookNow, makeFolder, removeFolder, show } from './folder.service.ts'
import type { Holders } from './holders.ts'
import { removeMailbox, requireAccess, setMailbox, tryMailbox } from './mailbox/folder-mailbox.service.ts'

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
    route(app, api.setFolderMailbox, async ({ ctx, params, body }) => {
      await setMailbox(ctx, params.id, { body, box: app.outside.secrets })
      return show(ctx, params.id, means)
    })
    route(app, api.removeFolderMailbox, async ({ ctx, params }) => {
      await removeMailbox(ctx, params.id)
      return { ok: true as const }
    })
    // No transaction waits for the answer of somebody else.
    openRoute(app, api.testFolderMailbox, async ({ params, signedIn }) => {
      if (!signedIn) throw new AppError('auth.required')
      const { inTenant } = app.transactions
      return tryMailbox(
        app.outside,
        await inTenant(signedIn.who, (ctx) => requireAccess(ctx, params.id, app.outside.secrets)),
      )
    })
    route(app, api.lookIntoImportFolder, async ({ ctx, params }) => {
      await lookNow(ctx, params.id)
      return { ok: true as const }
    })
  }
