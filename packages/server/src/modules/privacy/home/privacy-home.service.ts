import { dutchDay } from '@klantregie/contract'
import type { GuideStep, Waiting } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { listOpen } from '../breaches/breach.queries.ts'
import { readClock } from '../breaches/clock.rules.ts'
import { standardPurposes } from '../purposes/standard-purposes.ts'
import { hasOwnChoices } from '../purposes/setting.queries.ts'
import * as requestRows from '../requests/request.queries.ts'
import { summariseRequests } from '../requests/request.service.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'

export async function waitingInPrivacy(ctx: Ctx): Promise<Waiting[]> {
  return [...(await breaches(ctx)), ...(await requests(ctx))]
}

/** Breaches of which the 72 hours of art. 33 AVG run or have run out. */
async function breaches(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('privacy.breach.manage')) return []
  const pressing = (await listOpen(ctx))
    .map((row) => ({ row, clock: readClock(row, ctx.now) }))
    .filter(({ clock }) => clock.state === 'running' || clock.state === 'late')
    .toSorted((one, other) => one.clock.deadline.localeCompare(other.clock.deadline))
  const [first] = pressing
  if (!first) return []
  const isOne = pressing.length === 1
  return [
    {
      kind: 'breaches',
      count: pressing.length,
      id: isOne ? first.row.id : null,
      title: isOne ? first.row.title : null,
      dueOn: dutchDay(new Date(first.clock.deadline)),
      dueAt: first.clock.deadline,
      isUrgent: true,
    },
  ]
}

/** Requests of people about their data; the law gives a month. */
async function requests(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('privacy.request.handle')) return []
  const [first] = await requestRows.list(ctx, { state: 'open', kind: undefined, after: null, limit: 1 })
  if (!first) return []
  const { open, overdue } = await summariseRequests(ctx)
  return [
    {
      kind: 'requests',
      count: open,
      id: open === 1 ? first.id : null,
      title: null,
      dueOn: first.dueOn,
      dueAt: null,
      isUrgent: overdue > 0,
    },
  ]
}

/** The common purposes are put there by the product; that somebody looked at them shows by what is no longer as it came. */
export async function guideOfPrivacy(ctx: Ctx): Promise<GuideStep[]> {
  if (!ctx.permissions.has('privacy.purpose.manage')) return []
  const keys = standardPurposes('common', await findOrganisationName(ctx)).map(({ key }) => key)
  return [{ step: 'purposes', isDone: await hasOwnChoices(ctx, keys) }]
}
