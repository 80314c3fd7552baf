import { daysLater } from '@klantregie/contract'
import type { AuditEntry, AuditFilter } from '@klantregie/contract'
import * as trail from '../../../platform/audit/trail.queries.ts'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { fold } from '../../../platform/pure/search-text.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import type { TrailSubjects } from './trail-subjects.ts'
import { mayReadDetails, particularsFor, startOfDutchDay } from './trail.rules.ts'

type Query = AuditFilter & { readonly cursor?: string | undefined; readonly limit: number }
type Place = { readonly at: Date; readonly id: string }

/** An entry as it is shown, with what only a file carries. */
export type ShownEntry = AuditEntry & { readonly hash: string | null }

/**
 * One page of what was done by whom, newest first.
 * @throws AppError relations.cursor_invalid
 */
export async function listTrail(
  ctx: Ctx,
  { cursor, limit, ...asked }: Query,
  subjects: TrailSubjects,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const filter = await filterOf(ctx, asked, subjects)
  const { items, last } = await readPage(ctx, { filter, before: readCursor(cursor), limit }, subjects)
  return { items, nextCursor: last ? writeCursor(last) : null }
}

type Page = { readonly filter: trail.TrailFilter; readonly before: Place | null; readonly limit: number }

/** `last` is the place after which the next page begins; null when this is the last. */
export async function readPage(
  ctx: Ctx,
  { filter, before, limit }: Page,
  subjects: TrailSubjects,
): Promise<{ items: ShownEntry[]; last: Place | null }> {
  const rows = await trail.listTrailEntries(ctx, filter, { before, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const known = await namesOf(ctx, page, subjects)
  const reader = { id: ctx.actor.id, seesAll: ctx.domainMask === EVERY_DOMAIN, hiddenFields: hiddenFieldsOf(ctx) }
  return {
    items: page.map((row) => shown(row, known, reader)),
    last: rows.length > page.length ? (page.at(-1) ?? null) : null,
  }
}

/** How many relations a name may stand for; more than that is not a name somebody means. */
const MOST_NAMED = 50

/**
 * What was asked, as the trail knows it. The trail holds no names of relations (they would have to be erased from it): a
 * name is looked up among the people and relations of now, as far as they exist for the reader.
 */
export async function filterOf(ctx: Ctx, asked: AuditFilter, subjects: TrailSubjects): Promise<trail.TrailFilter> {
  const { action, kind, actorId, subjectId, q, from, until } = asked
  return {
    action,
    isRead: kind === undefined ? undefined : kind === 'read',
    initiatorIds: actorId === undefined ? undefined : [actorId],
    subjectIds:
      subjectId === undefined ? undefined : [...new Set([subjectId, ...(await subjects.idsOf(ctx, subjectId))])],
    named: q === undefined || q === '' ? undefined : await named(ctx, q, subjects),
    from: from === undefined ? undefined : startOfDutchDay(from),
    until: until === undefined ? undefined : startOfDutchDay(daysLater(until, 1)),
  }
}

async function named(ctx: Ctx, q: string, subjects: TrailSubjects) {
  const typed = fold(q.replaceAll('\0', ' ').trim())
  const users = (await findUserNames(ctx)).filter(({ name }) => fold(name).includes(typed)).map(({ id }) => id)
  const relations = ctx.permissions.has('relations.relation.read') ? await subjects.search(ctx, q) : []
  const ids: string[] = []
  for (const id of relations.slice(0, MOST_NAMED)) ids.push(id, ...(await subjects.idsOf(ctx, id)))
  return { initiatorIds: users, subjectIds: [...new Set([...ids, ...users])] }
}

type Known = ReadonlyMap<string, { readonly name: string; readonly isOpen: boolean }>

async function namesOf(ctx: Ctx, rows: readonly trail.TrailRow[], subjects: TrailSubjects): Promise<Known> {
  const idsOf = (kind: string) => [
    ...new Set(rows.flatMap((row) => (row.subject_kind === kind && row.subject_id !== null ? [row.subject_id] : []))),
  ]
  const relations = await subjects.read(ctx, idsOf('relation'))
  const users = idsOf('user').length === 0 ? [] : await findUserNames(ctx)
  return new Map([...relations, ...users.map(({ id, name }) => [id, { name, isOpen: true }] as const)])
}

/**
 * Fields that are not shown in full in every domain: whose values are kept back here, wherever they stand. Special data for
 * everybody: it is read on the page of the relation, where the reading is kept.
 */
function hiddenFieldsOf(ctx: Ctx): Set<string> {
  const limited = Object.entries(ctx.rights.fields).filter(([, { clear }]) => clear !== EVERY_DOMAIN)
  return new Set([...limited.map(([key]) => key), ...(ctx.rights.special ?? [])])
}

type Reader = Parameters<typeof mayReadDetails>[1] & { readonly id: string }

function shown(row: trail.TrailRow, known: Known, reader: Reader): ShownEntry {
  const subject = row.subject_id === null ? undefined : known.get(row.subject_id)
  const mayRead = mayReadDetails({ kind: row.subject_kind, known: subject }, reader)
  return {
    id: row.id,
    number: row.number,
    at: row.at.toISOString(),
    actor: row.actor_name,
    actorId: row.initiator_id,
    action: row.action,
    isRead: row.is_read,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectName: subject?.name ?? null,
    origin: {
      kind: row.origin_kind as AuditEntry['origin']['kind'],
      name: row.origin_name,
      address: row.address,
      device: row.device,
    },
    ...detailsOf({ details: row.details, isOwn: row.initiator_id === reader.id }, mayRead, reader),
    hash: row.hash?.toString('hex') ?? null,
  }
}

function detailsOf(
  { details, isOwn }: { details: string | null; isOwn: boolean },
  mayRead: boolean,
  reader: Reader,
): Pick<AuditEntry, 'details' | 'withheld'> {
  if (details === null) return { details: null, withheld: 'erased' }
  if (!mayRead) return { details: null, withheld: 'rights' }
  return { details: particularsFor(reader, JSON.parse(details) as Record<string, unknown>, isOwn), withheld: null }
}

/** Who and what occurs in the trail: what a filter can be chosen from. */
export async function listTrailOptions(ctx: Ctx) {
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  const initiators = await trail.listInitiators(ctx)
  const actors = initiators.map((id) => ({ id, name: names.get(id) ?? null }))
  return { actors: actors.sort(byName), actions: await trail.listActions(ctx) }
}

type Named = { readonly id: string; readonly name: string | null }

/** People first, by name; then parts of the product. */
function byName(a: Named, b: Named): number {
  if (a.name === null || b.name === null)
    return Number(a.name === null) - Number(b.name === null) || a.id.localeCompare(b.id)
  return a.name.localeCompare(b.name, 'nl')
}
