import { dutchDay } from '@klantregie/contract'
import type { CalendarFeed, Language, Task } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { findMailboxes } from '../../../platform/tenants/mailbox.queries.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { newToken } from '../../privacy/index.ts'
import * as feeds from './calendar.queries.ts'
import { writeCalendar, type CalendarEvent } from './calendar-text.rules.ts'
import { listOwnElsewhere, type OwnProcess } from '../processes/own-processes.service.ts'
import { instantOf } from './clock.rules.ts'
import { viewerOf, whoIs } from './colleague.service.ts'
import { remindAt } from './due.rules.ts'
import { describe } from './task-view.service.ts'
import * as tasks from './task.queries.ts'

/** Somebody's tasks with a day and those of their teams; more than this is no calendar. */
const MOST = 500
/** A task with a time stands in the calendar this long, in minutes. */
const LASTS = 30

export async function getFeed(ctx: Ctx): Promise<{ feed: CalendarFeed | null }> {
  const row = await feeds.findFeed(ctx, ctx.actor.id)
  return { feed: row && toFeed(row) }
}

function toFeed({ madeAt, readOn }: feeds.FeedRow): CalendarFeed {
  return { madeAt: madeAt.toISOString(), readOn }
}

/** A new address; the one before stops working. It is told this once: only its hash is kept. */
export async function renewFeed(ctx: Ctx, baseUrl: string): Promise<{ url: string; feed: CalendarFeed }> {
  const { text, hash } = newToken(ctx.tenantId)
  await feeds.put(ctx, ctx.actor.id, hash)
  await ctx.audit('calendar.renewed', { kind: 'user', id: ctx.actor.id })
  return { url: `${baseUrl}/api/calendar/${text}.ics`, feed: { madeAt: ctx.now.toISOString(), readOn: null } }
}

export async function withdrawFeed(ctx: Ctx): Promise<void> {
  if (await feeds.remove(ctx, ctx.actor.id)) await ctx.audit('calendar.withdrawn', { kind: 'user', id: ctx.actor.id })
}

/**
 * Whose calendar an address is, with the rights they have at this moment.
 * @throws AppError engagement.calendar_not_found: the same for an address that never was, one that was withdrawn, and one of somebody who
 * may not sign in or have tasks any more
 */
export async function whoseFeed(ctx: Ctx, hash: string): Promise<Who> {
  const row = await feeds.findByHash(ctx, hash)
  const colleague = row && (await findColleague(ctx, row.userId))
  if (!colleague?.permissions.includes('engagement.task.read')) throw new AppError('engagement.calendar_not_found')
  await feeds.setRead(ctx, colleague.id, dutchDay(ctx.now))
  return whoIs(ctx, colleague, (await findMailboxes(ctx)).get(colleague.id)?.language ?? 'nl')
}

/** The calendar of whoever asks. */
export async function writeFeed(ctx: Ctx, baseUrl: string): Promise<string> {
  const viewer = await viewerOf(ctx)
  const rows = await tasks.listOpen(ctx, viewer, {
    of: { userIds: [ctx.actor.id], teamIds: viewer.teamIds },
    span: { from: null, until: null, withUndated: false },
    after: null,
    limit: MOST,
  })
  const shown = await describe(ctx, rows)
  const processes = await listOwnElsewhere(ctx, { userId: ctx.actor.id, teamIds: viewer.teamIds }, MOST)
  const { name } = await findOrganisationName(ctx)
  const word = WORDS[ctx.language]
  return writeCalendar({
    name: `${word.calendar} – ${name}`,
    events: [
      ...rows.flatMap((row, index) => {
        const task = shown[index]
        return task ? eventOf(row, task, { baseUrl, word }) : []
      }),
      ...processes.map((process) => processEvent(process, { baseUrl, word })),
    ],
  })
}

const WORDS = {
  nl: {
    calendar: 'Taken',
    hidden: 'Taak over een beschermde relatie',
    hiddenProcess: 'Proces met een beschermde relatie',
    about: 'Over',
  },
  en: {
    calendar: 'Tasks',
    hidden: 'Task about a protected relation',
    hiddenProcess: 'Process with a protected relation',
    about: 'About',
  },
} as const satisfies Record<Language, Record<string, string>>

type Saying = { readonly baseUrl: string; readonly word: (typeof WORDS)[Language] }

/** A calendar lies on telephones and with other companies: of somebody under protection nothing goes in, not even what the task is called. */
function eventOf(row: tasks.TaskRow, task: Task, { baseUrl, word }: Saying): CalendarEvent[] {
  if (row.dueOn === null) return []
  const isHidden = task.relation?.isProtected === true
  const due = { dueOn: row.dueOn, dueTime: row.dueTime }
  return [
    {
      uid: `task-${row.id}@klantregie`,
      sequence: row.version,
      changedAt: row.changedAt,
      summary: isHidden ? word.hidden : row.title,
      // What was written about it stays at home; who it is about is needed to know what to do.
      description: isHidden || task.relation === null ? '' : `${word.about}: ${task.relation.name}`,
      url: `${baseUrl}/taken?taak=${row.id}`,
      when: row.dueTime === null ? { day: row.dueOn } : { at: instantOf(row.dueOn, row.dueTime), minutes: LASTS },
      alarmAt: row.reminder && remindAt(due, row.reminder),
    },
  ]
}

/** A process that I answer for and that lies with others: the day on which they should be done with the step. */
function processEvent(
  { id, name, relation, isProtected, dueOn, since }: OwnProcess,
  { baseUrl, word }: Saying,
): CalendarEvent {
  return {
    uid: `process-${id}@klantregie`,
    // A process only goes on; what it is at now began later than what it was at before. In seconds, because it must be a small number.
    sequence: Math.floor(since.getTime() / 1000),
    changedAt: since,
    summary: isProtected ? word.hiddenProcess : `${name}: ${relation}`,
    description: '',
    url: `${baseUrl}/processen/lopend/${id}`,
    when: { day: dueOn },
    alarmAt: null,
  }
}
