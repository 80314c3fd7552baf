import type { FieldAccess, LimitReason, MaskKind } from '@klantregie/contract'
import { isMinor } from '../../../platform/pure/dutch/age-of-consent.ts'

/**
 * How much of a relation somebody is shown, decided in one place for every list, page, hit, file and question.
 *
 * Per field there is less or more: hidden, masked, read, change; each holds the one before. What counts is the least of
 *   1. what the rights of the domains say about the field (C4): in one of the domains that somebody sees is enough;
 *   2. who it is about (D6): of somebody under protection, and of a child, particulars are masked for everybody, until
 *      somebody with the right asks for them with a reason (`isUnmasked`);
 *   3. for changing: whether the relation may be changed, by domain and by role.
 */

/** What is known of a relation, as far as it decides. */
export type RelationFacts = {
  /** Bits of its domains, as text. */
  readonly domainMask: string
  readonly isProtected: boolean
  /** Calendar day "2026-03-01"; null when it is not known. */
  readonly birthDate: string | null
  /** The reader asked for the particulars of this relation, with a reason, less than half an hour ago. */
  readonly isUnmasked: boolean
}

export type FieldMasks = { readonly shown: string; readonly clear: string; readonly change: string }

/** Who looks, and what they may. */
export type Viewer = {
  /** The product itself is no reader: what it answers somebody with goes through that somebody's own rights. */
  readonly isSystem: boolean
  readonly domainMask: string
  readonly changeMask: string
  readonly deleteMask: string
  readonly fields: Readonly<Record<string, FieldMasks>>
  /** Fields of special data: hidden from who was not given them, in every relation alike. */
  readonly special?: readonly string[]
  /** Whether the role allows changing relations at all. */
  readonly mayChange: boolean
  /** Calendar day in the Netherlands. */
  readonly today: string
}

/** Who has particulars that are masked for everybody; protection weighs more than age. */
export function maskOf({ isProtected, birthDate }: RelationFacts, today: string): MaskKind | null {
  if (isProtected) return 'protected'
  return isMinor(birthDate, today) ? 'minor' : null
}

/** Without these nobody could point at a relation, or find it at the desk: a name, and numbers of its own. */
const ALWAYS_NAMED: ReadonlySet<string> = new Set(['name', 'organisationName'])
const SHOWN_OF_PROTECTED: ReadonlySet<string> = new Set([...ALWAYS_NAMED, 'identifiers', 'language'])
const MASKED_OF_MINORS: ReadonlySet<string> = new Set(['birthDate', 'emails', 'phones', 'addresses', 'website'])

/**
 * Of somebody under protection everything is masked but name, numbers of their own and language, fields of the
 * organisation's own included. Of a child what leads to it is masked: contact, address and birth date.
 */
export function isMaskedFor(mask: MaskKind | null, field: string): boolean {
  if (mask === 'protected') return !SHOWN_OF_PROTECTED.has(field)
  return mask === 'minor' && MASKED_OF_MINORS.has(field)
}

/** `because` is null when nothing is kept back. */
export type Decided = { readonly access: FieldAccess; readonly because: LimitReason | null }

const NO_LIMIT: Decided = { access: 'change', because: null }

/** How much of a field there is for this reader, and why not more. */
export function decideAccess(facts: RelationFacts, viewer: Viewer, field: string): Decided {
  if (viewer.isSystem) return NO_LIMIT
  const limit = viewer.fields[field]
  const seen = limit === undefined ? null : keptBackByRight(facts, viewer, { field, limit })
  if (seen !== null) return seen
  const mask = facts.isUnmasked ? null : maskOf(facts, viewer.today)
  if (mask !== null && isMaskedFor(mask, field)) return { access: 'masked', because: mask }
  const refusal = whyNoChange(facts, viewer)
  if (refusal !== null) return { access: 'read', because: refusal }
  const isFixed = limit !== undefined && !shares(common(facts.domainMask, viewer.domainMask), limit.change)
  return isFixed ? { access: 'read', because: 'right' } : NO_LIMIT
}

type Limited = { readonly field: string; readonly limit: FieldMasks }

/** What the rights of the domains keep back from reading; one domain that the reader sees and that gives it is enough. */
function keptBackByRight(facts: RelationFacts, viewer: Viewer, { field, limit }: Limited): Decided | null {
  if (ALWAYS_NAMED.has(field)) return null
  const domains = common(facts.domainMask, viewer.domainMask)
  if (!shares(domains, limit.shown)) return { access: 'hidden', because: 'right' }
  return shares(domains, limit.clear) ? null : { access: 'masked', because: 'right' }
}

/** Why a relation may not be changed; null when it may. */
export function whyNoChange(facts: Pick<RelationFacts, 'domainMask'>, viewer: Viewer): LimitReason | null {
  if (viewer.isSystem) return null
  if (!viewer.mayChange) return 'role'
  return shares(facts.domainMask, viewer.changeMask) ? null : 'relation'
}

/** Whether a relation may be archived. */
export function mayDelete(facts: Pick<RelationFacts, 'domainMask'>, viewer: Viewer): boolean {
  return viewer.isSystem || (viewer.mayChange && shares(facts.domainMask, viewer.deleteMask))
}

/** Whether nothing at all of this relation is kept back from reading: the usual case, decided without looking at fields. */
export function isOpen(facts: RelationFacts, viewer: Viewer): boolean {
  if (viewer.isSystem) return true
  if (!facts.isUnmasked && maskOf(facts, viewer.today) !== null) return false
  return Object.keys(viewer.fields).every((field) => isRead(decideAccess(facts, viewer, field)))
}

/**
 * The same, special data apart. That is kept back from nearly everybody, of every relation, whether there is a value or not; whoever
 * leaves out those fields one by one may show the rest.
 */
export function isOpenButSpecial(facts: RelationFacts, viewer: Viewer): boolean {
  const { special = [], fields } = viewer
  if (special.length === 0) return isOpen(facts, viewer)
  const ordinary = Object.entries(fields).filter(([field]) => !special.includes(field))
  return isOpen(facts, { ...viewer, fields: Object.fromEntries(ordinary) })
}

export function isRead({ access }: Decided): boolean {
  return access === 'read' || access === 'change'
}

/** Whether two masks (64-bit numbers as text) have a domain in common. */
export function shares(one: string, other: string): boolean {
  return (BigInt(one) & BigInt(other)) !== 0n
}

function common(one: string, other: string): string {
  return (BigInt(one) & BigInt(other)).toString()
}
