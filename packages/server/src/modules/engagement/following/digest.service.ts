import { daysLater } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { postMail } from '../../../platform/mail/outbox.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { findMailboxes, type Mailbox } from '../../../platform/tenants/mailbox.queries.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { findSummaries, type ShortRelation } from '../../relations/index.ts'
import { instantOf } from '../tasks/clock.rules.ts'
import { asColleague } from '../tasks/colleague.service.ts'
import { writeDigest, type DigestLine } from './digest.rules.ts'
import * as refusals from './mail-choice.queries.ts'
import * as notifications from './notification.queries.ts'
import { seenBy } from './notification.service.ts'

/** More lines than this nobody reads in a mail; the page has them. */
const MOST_LINES = 200

/** The mail of a day tells what is to be told until its end. */
function endOf(day: string): Date {
  return new Date(instantOf(daysLater(day, 1), '00:00').getTime() - 1)
}

/** Where colleagues who may sign in are written to, by their id. */
export function listMailboxes(ctx: Ctx): Promise<Map<string, Mailbox>> {
  return findMailboxes(ctx)
}

/** Colleagues who have something that no mail told. */
export function listToMail(ctx: Ctx, day: string): Promise<string[]> {
  return notifications.listUnmailed(ctx, endOf(day))
}

type Mail = {
  readonly userId: string
  readonly day: string
  readonly mailbox: Mailbox
  readonly baseUrl: string
}

/**
 * Puts the daily mail of a colleague in the outbox, by what they may see at this moment; nothing to tell, no mail. Once per day,
 * however often this is asked. Answers whether there is one.
 */
export async function postDigest(ctx: Ctx, { userId, day, mailbox, baseUrl }: Mail): Promise<boolean> {
  const colleague = await findColleague(ctx, userId)
  if (!colleague) return false
  const reader = await asColleague(ctx, colleague)
  const refused = await refusals.findRefused(ctx, userId)
  const lines = await notifications.listLines(reader, await seenBy(reader), {
    isUnread: true,
    unmailedUntil: endOf(day),
    after: null,
    limit: MOST_LINES,
  })
  const told = await describe(
    reader,
    lines.filter(({ kind }) => !refused.has(kind)),
  )
  await notifications.markMailed(ctx, userId, endOf(day))
  if (told.length === 0) return false
  const { name: organisation } = await findOrganisationName(ctx)
  const { language, email } = mailbox
  await postMail(ctx, {
    key: `digest:${userId}:${day}`,
    template: 'digest',
    to: email,
    language,
    content: writeDigest(told, { organisation, baseUrl, language }),
  })
  return true
}

async function describe(reader: Ctx, lines: readonly notifications.Line[]): Promise<DigestLine[]> {
  const shown = await findSummaries(
    reader,
    lines.flatMap(({ relationId }) => relationId ?? []),
  )
  return lines.map((line) => toDigestLine(line, line.relationId === null ? undefined : shown.get(line.relationId)))
}

/**
 * A mail lies open on telephones and goes through other houses: of whose particulars are masked neither the name goes along nor what a
 * task about them is called.
 */
function toDigestLine(line: notifications.Line, relation: ShortRelation | undefined): DigestLine {
  const isMasked = relation?.mask !== undefined
  return {
    kind: line.kind,
    by: line.by,
    times: line.times,
    relation: isMasked ? null : (relation?.name ?? null),
    relationCount: line.relationCount,
    task: isMasked ? null : line.taskTitle,
    dueTime:
      line.details['dueTime'] === undefined || line.details['dueTime'] === '' ? null : String(line.details['dueTime']),
    name: typeof line.details['name'] === 'string' ? line.details['name'] : null,
    path: pathOf(line, relation),
  }
}

function pathOf(line: notifications.Line, relation: ShortRelation | undefined): string {
  const { taskId, relationCount, kind, subjectId } = line
  if (kind === 'review_asked' && subjectId !== null) return `/nakijken/${subjectId}`
  if (taskId !== null) return `/taken?taak=${taskId}`
  return relation && relationCount === 1 ? `/relaties/${relation.id}` : '/meldingen'
}
