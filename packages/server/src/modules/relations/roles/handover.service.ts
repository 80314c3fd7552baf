import { dutchDay } from '@klantregie/contract'
import type { Handover, handOver as contract, previewHandover as preview } from '@klantregie/contract'
import type { z } from 'zod'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findDomains, findTypes } from '../../governance/index.ts'
import * as handovers from './handover.queries.ts'
import { requireOwner } from './role-choice.service.ts'

const MOST_SHOWN = 20

/** Colleagues who can look after relations, with what each looks after, as far as the reader sees it. */
export async function listOwners(ctx: Ctx) {
  const counts = new Map(
    (await handovers.countPerOwner(ctx, dutchDay(ctx.now))).map(({ ownerId, roles }) => [ownerId, roles]),
  )
  const colleagues = await listColleagues(ctx)
  const able = colleagues.filter(({ permissions }) => permissions.includes('relations.relation.read'))
  const left = (await findUserNames(ctx)).filter(({ id }) => counts.has(id) && !able.some((one) => one.id === id))
  // Whoever has left and still looks after relations is in the list: their relations are waiting for somebody else.
  return [...able, ...left].map(({ id, name }) => ({ id, name, isMe: id === ctx.actor.id, roles: counts.get(id) ?? 0 }))
}

async function askedOf(ctx: Ctx, fromId: string, typeIds: readonly string[] | undefined) {
  return { fromId, today: dutchDay(ctx.now), typeIds: typeIds ?? null, domainIds: await changeableDomains(ctx) }
}

/** Null: all of them. */
async function changeableDomains(ctx: Ctx): Promise<string[] | null> {
  if (ctx.rights.change === EVERY_DOMAIN || ctx.actor.kind === 'system') return null
  const may = BigInt(ctx.rights.change)
  return (await findDomains(ctx)).filter(({ bit }) => ((may >> BigInt(bit)) & 1n) === 1n).map(({ id }) => id)
}

/** What handing over the roles of a colleague would touch. @throws AppError relations.owner_not_found */
export async function previewHandover(ctx: Ctx, fromId: string): Promise<z.infer<(typeof preview)['response']>> {
  await nameOf(ctx, fromId)
  const asked = await askedOf(ctx, fromId, undefined)
  const counts = await handovers.countPerType(ctx, asked)
  const names = new Map((await findTypes(ctx)).map(({ id, name }) => [id, name]))
  return {
    types: counts
      .filter(({ roles }) => roles > 0)
      .map(({ typeId, roles }) => ({ typeId, type: names.get(typeId) ?? '', roles }))
      .toSorted((one, other) => other.roles - one.roles || one.type.localeCompare(other.type, 'nl')),
    roles: sum(counts.map(({ roles }) => roles)),
    relations: await handovers.countRelations(ctx, asked),
    staying: sum(counts.map(({ staying }) => staying)),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Also of somebody who has left: that is when it is needed most. @throws AppError relations.owner_not_found */
async function nameOf(ctx: Ctx, userId: string): Promise<string> {
  const user = (await findUserNames(ctx)).find(({ id }) => id === userId)
  if (!user) throw new AppError('relations.owner_not_found')
  return user.name
}

/**
 * Gives all running roles of a colleague (of some types) to another, as far as the asker may change them. When there are more
 * or fewer by now than were shown, nothing is done.
 * @throws AppError relations.owner_not_found, relations.handover_same, relations.handover_changed
 */
export async function handOver(
  ctx: Ctx,
  { fromId, toId, typeIds, expected }: z.infer<(typeof contract)['body']>,
): Promise<Handover> {
  await nameOf(ctx, fromId)
  await requireOwner(ctx, toId)
  if (fromId === toId) throw new AppError('relations.handover_same')
  const asked = await askedOf(ctx, fromId, typeIds)
  const id = await handovers.insert(ctx, { fromId, toId, roles: expected })
  const roles = await handovers.give(ctx, asked, { id: toId, handoverId: id })
  if (roles !== expected) throw new AppError('relations.handover_changed', { roles })
  await ctx.audit('role.handed_over', { kind: 'handover', id }, { fromId, toId, roles, typeIds: typeIds ?? null })
  return getHandover(ctx, id)
}

/** The last ones, newest first. */
export async function listHandovers(ctx: Ctx): Promise<Handover[]> {
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  return (await handovers.list(ctx, MOST_SHOWN)).map((row) => toHandover(row, names))
}

/** @throws AppError relations.handover_not_found, relations.handover_undone */
export async function undoHandover(ctx: Ctx, id: string): Promise<Handover> {
  const row = await handovers.hold(ctx, id)
  if (!row) throw new AppError('relations.handover_not_found')
  if (row.undoneAt !== null) throw new AppError('relations.handover_undone')
  const roles = await handovers.giveBack(ctx, row)
  await ctx.audit('role.handover_undone', { kind: 'handover', id }, { fromId: row.fromId, toId: row.toId, roles })
  return getHandover(ctx, id)
}

async function getHandover(ctx: Ctx, id: string): Promise<Handover> {
  const row = await handovers.hold(ctx, id)
  if (!row) throw new AppError('relations.handover_not_found')
  return toHandover(row, new Map((await findUserNames(ctx)).map((user) => [user.id, user.name])))
}

function toHandover(row: handovers.HandoverRow, names: ReadonlyMap<string, string>): Handover {
  return {
    id: row.id,
    from: names.get(row.fromId) ?? '',
    to: names.get(row.toId) ?? '',
    roles: row.roles,
    by: row.by,
    at: row.at.toISOString(),
    isUndone: row.undoneAt !== null,
  }
}
