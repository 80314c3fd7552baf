import * as api from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { attemptCounter, readToken } from '../../privacy/index.ts'
import { systemActor } from '../../../platform/jobs/worker.ts'
import { changeTasks } from './bulk-tasks.service.ts'
import { getFeed, renewFeed, whoseFeed, withdrawFeed, writeFeed } from './calendar.service.ts'
import { listTaskOwners } from './colleague.service.ts'
import { endTask, reopenTask, type TaskOrigins } from './end-task.service.ts'
import { countTasks, listTasks, tasksOf } from './list-tasks.service.ts'
import { addTask, changeTask, getTask, tickItem } from './task.service.ts'

/** `origins`: what else must happen when somebody ends a task that belongs to something. */
export function taskRoutes(app: App, origins: TaskOrigins): void {
  route(app, api.listTasks, ({ ctx, query }) => listTasks(ctx, query))
  route(app, api.countTasks, ({ ctx, query }) => countTasks(ctx, query))
  route(app, api.listTaskOwners, ({ ctx }) => listTaskOwners(ctx))
  route(app, api.getTask, ({ ctx, params }) => getTask(ctx, params.id))
  route(app, api.listRelationTasks, ({ ctx, params }) => tasksOf(ctx, params.id))
  route(app, api.addTask, ({ ctx, body }) => addTask(ctx, body))
  route(app, api.changeTask, ({ ctx, params, body }) => changeTask(ctx, { ...params, ...body }))
  route(app, api.tickTaskItem, ({ ctx, params, body }) => tickItem(ctx, { ...params, ...body }))
  route(app, api.endTask, ({ ctx, params, body }) => endTask(ctx, { ...params, ...body }, origins))
  route(app, api.reopenTask, ({ ctx, params }) => reopenTask(ctx, params.id, origins))
  route(app, api.changeTasks, ({ ctx, body }) => changeTasks(ctx, body))
}

/** More is not a calendar program that looks whether something changed, but one that has gone astray. */
const MOST_READS = 120

/** The address is the key: no session, no cookie. What it opens is asked anew every time. */
export function calendarRoutes(app: App): void {
  const countPlace = attemptCounter(MOST_READS)
  const countKey = attemptCounter(MOST_READS)
  route(app, api.getCalendarFeed, ({ ctx }) => getFeed(ctx))
  route(app, api.withdrawCalendarFeed, async ({ ctx }) => {
    await withdrawFeed(ctx)
    return { ok: true as const }
  })
  // An open route: an answer with a secret must not be kept for repeated requests.
  openRoute(app, api.renewCalendarFeed, ({ signedIn }) => {
    if (!signedIn) throw new AppError('auth.required')
    return app.transactions.inTenant(signedIn.who, (ctx) => renewFeed(ctx, app.config.baseUrl))
  })
  openRoute(app, api.readCalendar, async ({ params, request, reply }) => {
    const token = params.file.endsWith('.ics') ? readToken(params.file.slice(0, -'.ics'.length)) : null
    const now = app.transactions.clock()
    // Many people can share the address of one calendar service: what is known is counted by its key, what is guessed by where from.
    if (!token) countPlace(request.ip, now)
    if (!token) throw new AppError('engagement.calendar_not_found')
    countKey(token.hash, now)
    const { inTenant } = app.transactions
    const who = await inTenant(systemActor(token.tenantId, 'calendar'), (ctx) => whoseFeed(ctx, token.hash)).catch(
      (error: unknown) => {
        countPlace(request.ip, now)
        throw error
      },
    )
    const text = await inTenant(who, (ctx) => writeFeed(ctx, app.config.baseUrl))
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="taken.ics"')
      .send(text)
  })
}
