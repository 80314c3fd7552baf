import { dutchDay } from '@klantregie/contract'
import type { LimitedFields, MaskKind, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { discloseRecord, disclosePlace, nameOfDisclosed, withHidden } from './disclose.rules.ts'
import {
  decideAccess,
  isOpen,
  isOpenButSpecial,
  isRead,
  maskOf,
  mayDelete,
  whyNoChange,
  type Decided,
  type RelationFacts,
  type Viewer,
} from './disclosure.rules.ts'
import * as disclosure from './disclosure.queries.ts'

/** Who asks, as far as it decides what is shown. */
export function viewerOf(ctx: Ctx): Viewer {
  return {
    isSystem: ctx.actor.kind === 'system',
    domainMask: ctx.domainMask,
    changeMask: ctx.rights.change,
    deleteMask: ctx.rights.delete,
    fields: ctx.rights.fields,
    special: ctx.rights.special ?? [],
    mayChange: ctx.permissions.has('relations.relation.write'),
    today: dutchDay(ctx.now),
  }
}

/** What lists and hits read beside their own columns, to decide what of them is shown. */
export type DisclosableRow = {
  readonly id: string
  readonly name: string
  readonly birthDate: string | null
  readonly domainMask: string
  readonly isProtected: boolean
  readonly email?: string | null
  readonly phone?: string | null
  readonly street?: string | null
  readonly postcode?: string | null
  readonly place?: string | null
}

/** Said beside a row of which something was kept back; nothing otherwise. */
export type Masking = { readonly mask?: MaskKind; readonly limited?: LimitedFields }
type Disclosed<T extends DisclosableRow> = Omit<T, 'domainMask' | 'isProtected'> & Masking

/**
 * Rows as the reader may have them. In lists, hits and files what is masked stays masked, also for somebody to whom a single
 * page was opened: that was for one relation and one reason. Rows of which nothing is kept back cost nothing more.
 */
export async function discloseRows<T extends DisclosableRow>(ctx: Ctx, rows: readonly T[]): Promise<Disclosed<T>[]> {
  const viewer = viewerOf(ctx)
  const closed = rows.filter((row) => !isOpenButSpecial(factsOf(row), viewer)).map(({ id }) => id)
  const golden = await disclosure.findGolden(ctx, closed)
  return rows.map((row) => {
    const { domainMask: _d, isProtected: _p, ...shown } = row
    const facts = factsOf(row)
    if (closed.includes(row.id)) return { ...shown, ...shownOf(shown, { facts, viewer, golden: golden.get(row.id) }) }
    // No column of a list holds special data, so that what a row holds is not looked at.
    return isOpen(facts, viewer) ? shown : { ...shown, limited: withHidden({}, facts, viewer) }
  })
}

/** The golden records of rows that were listed for this reader, without what is kept back. */
export async function disclosedGolden(ctx: Ctx, rows: readonly DisclosableRow[]): Promise<Map<string, RelationRecord>> {
  const viewer = viewerOf(ctx)
  const golden = await disclosure.findGolden(
    ctx,
    rows.map((row) => row.id),
  )
  for (const row of rows) {
    const [facts, record] = [factsOf(row), golden.get(row.id)]
    if (record && !isOpen(facts, viewer)) golden.set(row.id, discloseRecord(record, facts, viewer).record)
  }
  return golden
}

function factsOf({ domainMask, isProtected, birthDate }: DisclosableRow): RelationFacts {
  return { domainMask, isProtected, birthDate, isUnmasked: false }
}

type Closed = {
  readonly facts: RelationFacts
  readonly viewer: Viewer
  readonly golden: RelationRecord | undefined
}

function shownOf(row: Omit<DisclosableRow, 'domainMask' | 'isProtected'>, { facts, viewer, golden }: Closed) {
  const { record, limited } = discloseRecord(golden ?? { kind: 'person' }, facts, viewer)
  const keeps = (field: string) => isRead(decideAccess(facts, viewer, field))
  const mask = maskOf(facts, viewer.today)
  const columns = {
    email: keeps('emails') ? row.email : null,
    phone: keeps('phones') ? row.phone : null,
    street: keeps('addresses') ? row.street : null,
    postcode: keeps('addresses') ? row.postcode : null,
    place: row.place === undefined ? undefined : disclosePlace(row.place, facts, viewer),
    birthDate: keeps('birthDate') ? row.birthDate : null,
  }
  const own = Object.entries(columns).filter(([column]) => column in row)
  return {
    ...(Object.fromEntries(own) as Partial<typeof columns>),
    name: nameOfDisclosed(record),
    limited,
    ...(mask === null ? {} : { mask }),
  }
}

/** How much of one relation the reader is shown, field by field. */
export type Disclosure = {
  readonly id: string
  readonly mask: MaskKind | null
  readonly isUnmasked: boolean
  /** Nothing of it is kept back from this reader. */
  readonly isOpen: boolean
  /** The same, special data apart: for who leaves that out field by field. */
  readonly isOpenButSpecial: boolean
  readonly of: (field: string) => Decided
  readonly isRead: (field: string) => boolean
  /** A record of this relation without what is kept back. */
  readonly record: (record: RelationRecord) => { readonly record: RelationRecord; readonly limited: LimitedFields }
}

/** For one page: who had the particulars shown is shown them. */
export function disclosureOf(ctx: Ctx, relation: RelationFacts & { readonly id: string }): Disclosure {
  const viewer = viewerOf(ctx)
  const of = (field: string) => decideAccess(relation, viewer, field)
  return {
    id: relation.id,
    mask: viewer.isSystem ? null : maskOf(relation, viewer.today),
    isUnmasked: relation.isUnmasked,
    isOpen: isOpen(relation, viewer),
    isOpenButSpecial: isOpenButSpecial(relation, viewer),
    of,
    isRead: (field) => isRead(of(field)),
    record: (record) => discloseRecord(record, relation, viewer),
  }
}

type How = {
  /** False for lists, questions, files: what was opened for one page stays closed there. */
  readonly isPage: boolean
}

/** The disclosure of each relation, by the id that was asked; those that are gone are missing. Says nothing about existing for the reader. */
export async function disclosuresOf(
  ctx: Ctx,
  ids: readonly string[],
  { isPage }: How = { isPage: false },
): Promise<Map<string, Disclosure>> {
  const facts = await disclosure.findFacts(ctx, [...new Set(ids)])
  return new Map(
    facts.map(({ asked, ...row }) => [asked, disclosureOf(ctx, { ...row, isUnmasked: isPage && row.isUnmasked })]),
  )
}

/** @throws AppError relations.change_not_allowed: seen, but not to be changed by this reader */
export function requireChange(ctx: Ctx, relation: Pick<RelationFacts, 'domainMask'>): void {
  const because = whyNoChange(relation, viewerOf(ctx))
  if (because !== null) throw new AppError('relations.change_not_allowed', { because })
}

/** @throws AppError relations.delete_not_allowed */
export function requireDelete(ctx: Ctx, relation: Pick<RelationFacts, 'domainMask'>): void {
  if (!mayDelete(relation, viewerOf(ctx))) throw new AppError('relations.delete_not_allowed')
}

/**
 * Before a field is changed. @throws AppError relations.field_hidden: what is not shown cannot be changed, because nobody
 * would see what they overwrite; relations.field_not_changeable: shown, but not to be changed by this reader
 */
export function requireFieldChange({ of }: Disclosure, field: string): void {
  const { access, because } = of(field)
  if (access === 'change') return
  if (access !== 'read') throw new AppError('relations.field_hidden', { field, because })
  const isWhole = because === 'relation' || because === 'role'
  throw new AppError(isWhole ? 'relations.change_not_allowed' : 'relations.field_not_changeable', { field, because })
}
