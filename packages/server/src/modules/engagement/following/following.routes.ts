import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import {
  addNoteComment,
  addTaskComment,
  listNoteComments,
  listTaskComments,
  removeComment,
  restoreComment,
} from './comment.service.ts'
import { getFollowing, listFollowed, setFollowing } from './follow.service.ts'
import {
  countNotifications,
  getMailChoices,
  listNotifications,
  markNotifications,
  setMailChoice,
} from './notification.service.ts'

export function followingRoutes(app: App): void {
  route(app, api.getFollowing, ({ ctx, params }) => getFollowing(ctx, params.id))
  route(app, api.setFollowing, ({ ctx, params, body }) => setFollowing(ctx, { ...params, ...body }))
  route(app, api.listFollowed, ({ ctx }) => listFollowed(ctx))
}

export function commentRoutes(app: App): void {
  route(app, api.listTaskComments, ({ ctx, params }) => listTaskComments(ctx, params.id))
  route(app, api.addTaskComment, ({ ctx, params, body }) => addTaskComment(ctx, { ...params, ...body }))
  route(app, api.listNoteComments, ({ ctx, params }) => listNoteComments(ctx, params.id))
  route(app, api.addNoteComment, ({ ctx, params, body }) => addNoteComment(ctx, { ...params, ...body }))
  route(app, api.removeComment, async ({ ctx, params }) => {
    await removeComment(ctx, params.id)
    return { ok: true as const }
  })
  route(app, api.restoreComment, ({ ctx, params }) => restoreComment(ctx, params.id))
}

export function notificationRoutes(app: App): void {
  const isMailOn = app.mail.isOn
  route(app, api.listNotifications, ({ ctx, query }) => listNotifications(ctx, query))
  route(app, api.countNotifications, ({ ctx }) => countNotifications(ctx))
  route(app, api.markNotifications, ({ ctx, body }) => markNotifications(ctx, body))
  route(app, api.getMailChoices, ({ ctx }) => getMailChoices(ctx, isMailOn))
  route(app, api.setMailChoice, ({ ctx, body }) => setMailChoice(ctx, { ...body, isMailOn }))
}
