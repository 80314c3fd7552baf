import { dutchDay } from '@klantregie/contract'
import type { KeptReason } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import type { KeptItem, KeptRows } from '../../../platform/keeping.ts'
import { countKeepable, findKeepingFacts, listWithEndedRole, listWithoutRole } from '../../relations/index.ts'
import { latestBefore } from './calendar.rules.ts'
import * as holds from './hold.queries.ts'
import { decideRelation, decideRow, hasPassed, type RelationFacts, type Term, type Verdict } from './keep.rules.ts'
import { findPurposesOf } from '../consent/kept-consent.queries.ts'
import { isAboutRelations, narrowingPurpose } from './kinds.rules.ts'
import type { RetentionParts } from './parts.ts'
import type { RuleRow } from './rule.queries.ts'

/** Something of which the term of a rule has passed, and what becomes of it. */
export type Judged = {
  readonly id: string
  readonly relationId: string | null
  readonly label: string | null
  /** How many rows go when it goes. */
  readonly rows: number
  readonly since: string | null
  readonly reason: KeptReason | null
}

export type JudgedPage = {
  readonly judged: readonly Judged[]
  /** The last id that was looked at; null at the end. */
  readonly last: string | null
}

/** `rules`: all that are on, and the one that is asked about. `seenBy`: only what lies in these domains is told of. */
export type Question = {
  readonly rule: RuleRow
  readonly rules: readonly RuleRow[]
  readonly seenBy: string
  readonly after: string | null
  readonly limit: number
}

/** One page of what a rule is about, judged. What has not had its term yet is not in it. */
export async function judgePage(ctx: Ctx, parts: RetentionParts, question: Question): Promise<JudgedPage> {
  return isAboutRelations(question.rule.kind) ? relationPage(ctx, parts, question) : rowPage(ctx, parts, question)
}

async function relationPage(ctx: Ctx, parts: RetentionParts, question: Question): Promise<JudgedPage> {
  const ids = await listCandidates(ctx, question)
  const judged = await judgeRelations(ctx, parts, { ...question, ids })
  return { judged, last: ids.length < question.limit ? null : (ids.at(-1) ?? null) }
}

function listCandidates(ctx: Ctx, { rule, after, limit }: Question): Promise<string[]> {
  // A relation can have been changed before it was received here, so that moment narrows nothing.
  const before = rule.moment === 'last_change' && rule.kind === 'no_role' ? null : latestBefore(dutchDay(ctx.now), rule)
  return rule.kind === 'former_role'
    ? listWithEndedRole(ctx, { after, limit, before, typeId: rule.typeId })
    : listWithoutRole(ctx, { after, limit, before })
}

/** The same for relations that are known by id; asked again, with these locked, just before anything is done to them. */
export async function judgeRelations(
  ctx: Ctx,
  parts: RetentionParts,
  { ids, rule, rules, seenBy }: Pick<Question, 'rule' | 'rules' | 'seenBy'> & { readonly ids: readonly string[] },
): Promise<Judged[]> {
  const today = dutchDay(ctx.now)
  const terms = rules.flatMap(termOf)
  const [own] = termOf(rule)
  if (!own) return []
  const all = await factsOf(ctx, parts, ids)
  return all.flatMap(({ facts, domainMask }) => {
    if (!isSeen(domainMask, seenBy) || !hasPassed(facts, own, today)) return []
    return [toJudged({ id: facts.id, relationId: facts.id, label: null, rows: 1 }, decideRelation(facts, terms, today))]
  })
}

function termOf(rule: RuleRow): Term[] {
  if (!isAboutRelations(rule.kind)) return []
  const { id: ruleId, kind, typeId, sourceId, months, days, moment } = rule
  return [{ ruleId, kind, typeId, sourceId, purposeId: narrowingPurpose(rule), months, days, moment }]
}

async function factsOf(ctx: Ctx, parts: RetentionParts, ids: readonly string[]) {
  const today = dutchDay(ctx.now)
  const found = await findKeepingFacts(ctx, ids, today)
  const known = found.map(({ id }) => id)
  const sources = await parts.sourceIdsOf(ctx, known)
  const activity = await parts.lastActivityDays(ctx, known)
  const held = await holds.amongHeld(ctx, await heldNow(ctx, parts), known)
  const asked = await holds.amongAsked(ctx, known)
  const purposes = await findPurposesOf(ctx, known)
  return found.map(({ domainMask, ...relation }) => {
    const facts: RelationFacts = {
      ...relation,
      lastActivityOn: activity.get(relation.id) ?? null,
      sourceIds: sources.get(relation.id) ?? [],
      purposeIds: purposes.get(relation.id) ?? [],
      isHeld: held.has(relation.id),
      isAsked: asked.has(relation.id),
    }
    return { facts, domainMask }
  })
}

export function heldNow(ctx: Ctx, { relationIdsOfSource }: RetentionParts) {
  return holds.heldRelations(ctx, { today: dutchDay(ctx.now), relationIdsOfSource })
}

async function rowPage(ctx: Ctx, parts: RetentionParts, question: Question): Promise<JudgedPage> {
  const kept = keptOf(parts, question.rule)
  if (!kept) return { judged: [], last: null }
  const { after, limit } = question
  const before = new Date(`${latestBefore(dutchDay(ctx.now), question.rule)}T00:00:00Z`)
  const items = await kept.page(ctx, { before, held: await heldNow(ctx, parts), after, limit })
  const last = items.length < limit ? null : (items.at(-1)?.id ?? null)
  return { judged: await judgeRows(ctx, question, items), last }
}

async function judgeRows(
  ctx: Ctx,
  { rule, rules, seenBy }: Pick<Question, 'rule' | 'rules' | 'seenBy'>,
  items: readonly KeptItem[],
): Promise<Judged[]> {
  const today = dutchDay(ctx.now)
  const relationIds = [...new Set(items.flatMap(({ relationId }) => relationId ?? []))]
  const relations = new Map((await findKeepingFacts(ctx, relationIds, today)).map((facts) => [facts.id, facts]))
  const asked = await holds.amongAsked(ctx, relationIds)
  const about = (one: RuleRow) => ({ ...one, ruleId: one.id, purposeId: narrowingPurpose(one) })
  const terms = rules.filter(({ kind }) => kind === rule.kind).map(about)
  return items.flatMap((item) => {
    const relation = item.relationId === null ? undefined : relations.get(item.relationId)
    if (relation && !isSeen(relation.domainMask, seenBy)) return []
    const facts = {
      on: dutchDay(item.at),
      typeIds: relation?.roles.map(({ typeId }) => typeId) ?? [],
      sourceIds: item.sourceId === null ? [] : [item.sourceId],
      purposeIds: item.purposeId === undefined ? [] : [item.purposeId],
      isHeld: item.isHeld,
      isAsked: item.relationId !== null && asked.has(item.relationId),
    }
    // Whether the term of this rule has passed at all, before anything else that keeps it.
    if (!decideRow({ ...facts, isHeld: false, isAsked: false }, [about(rule)], today).goes) return []
    return [toJudged(item, decideRow(facts, terms, today))]
  })
}

function toJudged(item: Pick<Judged, 'id' | 'relationId' | 'label' | 'rows'>, verdict: Verdict): Judged {
  const { id, relationId, label, rows } = item
  const since = verdict.goes ? verdict.since : verdict.until
  return { id, relationId, label, rows, since, reason: verdict.goes ? null : verdict.reason }
}

function isSeen(domainMask: string, seenBy: string): boolean {
  return seenBy === EVERY_DOMAIN || (BigInt(domainMask) & BigInt(seenBy)) !== 0n
}

/** Who carries a rule about rows out; nobody for what the product does not keep. */
export function keptOf(parts: RetentionParts, rule: Pick<RuleRow, 'kind'>): KeptRows | undefined {
  return parts.keeps().find(({ kind }) => kind === rule.kind)
}

/** All that a rule is about, whether its term has passed or not: what a share is taken of. */
export function countAll(ctx: Ctx, parts: RetentionParts, rule: RuleRow): Promise<number> {
  if (rule.kind === 'former_role') return countKeepable(ctx, { roles: 'some', typeId: rule.typeId })
  if (rule.kind === 'no_role') return countKeepable(ctx, { roles: 'none' })
  return keptOf(parts, rule)?.count(ctx) ?? Promise.resolve(0)
}
