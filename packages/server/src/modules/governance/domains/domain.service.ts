import type { DomainPage, getDomain, Seat } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { HIGHEST_BIT, isInMask, keyOfName } from '../model/domain-mask.rules.ts'
import { tell } from '../notices/notice.service.ts'
import { seedRights } from '../rights/rights.service.ts'
import { findPeople } from './people.service.ts'
import { decidesAbout, hasSeat, isVacant, refuseAppointment, type Person } from './seat.rules.ts'
import * as domains from './domain.queries.ts'

type People = ReadonlyMap<string, Person>

/** The domains with who answers for them and what waits, and how many more there can be. */
export async function describeAll(ctx: Ctx): Promise<{ items: DomainPage[]; freeCount: number }> {
  const people = await findPeople(ctx)
  const contents = new Map((await domains.findContents(ctx)).map((content) => [content.domainId, content]))
  const rows = await domains.findDomainSeats(ctx)
  return {
    items: rows.map((row) => toPage(ctx, row, people, contents.get(row.id))),
    freeCount: HIGHEST_BIT - Math.max(-1, ...rows.map((row) => row.bit)),
  }
}

function toPage(ctx: Ctx, row: domains.DomainSeats, people: People, content?: domains.DomainContent): DomainPage {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    owner: seatOf(row.ownerUserId, people),
    deputy: seatOf(row.deputyUserId, people),
    isVacant: isVacant(row, people),
    types: [...(content?.types ?? [])],
    fields: [...(content?.fields ?? [])],
    definitionCount: content?.definitionCount ?? 0,
    counts: countsOf(ctx, row, content),
    open: openOf(content),
    mayManage: ctx.permissions.has('governance.domain.manage'),
    isMine: hasSeat(row, ctx.actor.id),
  }
}

/** Of a domain that somebody may not see, not even how many there are. */
function countsOf(ctx: Ctx, { bit }: domains.DomainSeats, content?: domains.DomainContent): DomainPage['counts'] {
  if (!isInMask(ctx.domainMask, bit) || content?.day == null || content.relations === null) return null
  return { day: content.day, relations: content.relations, sources: [...content.sources] }
}

function openOf(content: domains.DomainContent | undefined): DomainPage['open'] {
  const { reviews = 0, proposals = 0, disputedTerms = 0, conceptTerms = 0 } = content ?? {}
  return { reviews, proposals, disputedTerms, conceptTerms }
}

function seatOf(userId: string | null, people: People): Seat | null {
  const person = userId === null ? undefined : people.get(userId)
  return person ?? null
}

async function getPage(ctx: Ctx, id: string): Promise<DomainPage> {
  const page = (await describeAll(ctx)).items.find((domain) => domain.id === id)
  if (!page) throw new AppError('governance.domain_not_found')
  return page
}

/** @throws AppError governance.domain_not_found */
export async function describeDomain(ctx: Ctx, id: string): Promise<z.input<typeof getDomain.response>> {
  const page = await getPage(ctx, id)
  const appointments = await domains.findAppointments(ctx, id)
  return {
    ...page,
    appointments: appointments.map((row) => ({
      id: row.id,
      seat: row.seat === 'owner' ? 'owner' : 'deputy',
      from: row.from_name,
      to: row.to_name,
      remark: row.remark,
      // Written by `appoint` only.
      open: row.open_items as Record<string, number>,
      by: row.by_name,
      at: row.at.toISOString(),
    })),
  }
}

type DomainText = { readonly name: string; readonly description: string }

/**
 * Makes a domain. Its bit in the mask of relations is the next one and is never used again, so there can be 63.
 * @throws AppError governance.domains_full, governance.domain_name_taken
 */
export async function addDomain(ctx: Ctx, text: DomainText): Promise<DomainPage> {
  const present = await domains.lockDomains(ctx)
  const bit = Math.max(-1, ...present.map((domain) => domain.bit)) + 1
  if (bit > HIGHEST_BIT) throw new AppError('governance.domains_full')
  const id = await domains.insertDomain(ctx, { ...text, bit, key: freeKey(text.name, present) })
  await seedRights(ctx, [id])
  await leaveTrace(ctx, 'domain.added', id, { name: text.name })
  return getPage(ctx, id)
}

function freeKey(name: string, present: readonly { readonly key: string }[]): string {
  const taken = new Set(present.map((domain) => domain.key))
  const base = keyOfName(fold(name))
  let key = base
  for (let number = 2; taken.has(key); number += 1) key = `${base}_${number}`
  return key
}

/** @throws AppError governance.domain_not_found, governance.not_owner, governance.domain_name_taken */
export async function changeDomain(
  ctx: Ctx,
  { id, ...text }: DomainText & { readonly id: string },
): Promise<DomainPage> {
  const before = await hold(ctx, id)
  if (!hasSeat(before, ctx.actor.id) && !ctx.permissions.has('governance.domain.manage'))
    throw new AppError('governance.not_owner')
  await domains.updateDomain(ctx, id, text)
  await leaveTrace(ctx, 'domain.changed', id, { before: before.name, after: text.name })
  return getPage(ctx, id)
}

async function hold(ctx: Ctx, id: string): Promise<domains.DomainSeats> {
  const domain = await domains.findDomainForChange(ctx, id)
  if (!domain) throw new AppError('governance.domain_not_found')
  return domain
}

export type Appoint = {
  readonly id: string
  readonly seat: 'owner' | 'deputy'
  readonly userId: string | null
  readonly remark: string
}

/**
 * Gives a seat to somebody, or leaves it empty. What was open goes over as it is and is counted in the history; both are told.
 * @throws AppError governance.domain_not_found, governance.colleague_not_found, governance.owner_is_deputy, governance.seat_unchanged
 */
export async function appoint(ctx: Ctx, { id, seat, userId, remark }: Appoint): Promise<DomainPage> {
  const domain = await hold(ctx, id)
  const people = await findPeople(ctx)
  const refusal = refuseAppointment(domain, { seat, userId }, people)
  if (refusal) throw new AppError(refusal)
  const held = seat === 'owner' ? domain.ownerUserId : domain.deputyUserId
  const from = seatOf(held, people)
  const to = seatOf(userId, people)
  const { open } = await getPage(ctx, id)
  await domains.setSeat(ctx, id, seat, userId)
  await domains.insertAppointment(ctx, { domainId: id, seat, from, to, remark, open })
  const names = { from: from?.name ?? '', to: to?.name ?? '' }
  const values = { domain: domain.name, seat, ...names, ...open }
  await tell(ctx, [userId], { kind: 'seat_given', values, domainId: id })
  await tell(ctx, [held], { kind: 'seat_taken', values, domainId: id })
  await leaveTrace(ctx, 'domain.appointed', id, { seat, ...names, remark })
  await ctx.announce({ topic: 'rights', id })
  return getPage(ctx, id)
}

/**
 * A domain that the actor decides about: as owner or deputy, or as whoever manages domains while it is vacant.
 * @throws AppError governance.domain_not_found, governance.not_owner
 */
export async function getOwnDomain(ctx: Ctx, id: string): Promise<domains.DomainSeats> {
  const domain = await domains.findDomain(ctx, id)
  if (!domain) throw new AppError('governance.domain_not_found')
  if (!decidesHere(ctx, domain, await findPeople(ctx))) throw new AppError('governance.not_owner')
  return domain
}

export function decidesHere(ctx: Ctx, domain: domains.DomainSeats, people: People): boolean {
  const managesDomains = ctx.permissions.has('governance.domain.manage')
  return decidesAbout(domain, { userId: ctx.actor.id, managesDomains }, people)
}

async function leaveTrace(
  ctx: Ctx,
  action: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'domain', id }, details)
  await ctx.announce({ topic: 'governance', id })
}
