import type { BulkKind, BulkWhat } from '@klantregie/contract'
import { CompiledQuery } from 'kysely'
import type { Ctx } from '../src/platform/context.ts'
import { productAt } from '../src/modules/admin/index.ts'
import { findTypes } from '../src/modules/governance/index.ts'
import { relationIdsOfImport, relationIdsOfSource, sourceNames, sourceNamesOf } from '../src/modules/identity/index.ts'
import { closeDeed, doNext, finishDeed, undoNext } from '../src/modules/relations/bulk/bulk-work.service.ts'
import { gatherDeed } from '../src/modules/relations/bulk/gather.service.ts'
import { segmentOf } from '../src/modules/segments/index.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { figuresOf, round, sayFigures, timed, type Figures } from './figures.ts'
import type { House } from './house.ts'
import { run } from './readers.ts'

/** Asking, in milliseconds; and relations per second, done and taken back. */
const MOST_ASKING = 1000
const LEAST_PER_SECOND = 3000
/** Relations that a deed is about, at most. */
const ON_THE_LIST = 100_000
const CALLS = 20

type Say = (line: string) => void
const SOURCES = { sourceNamesOf, relationIdsOfSource, relationIdsOfImport, sourceNames, segmentOf }
const inTenant = <T>(house: House, work: (ctx: Ctx) => Promise<T>) =>
  house.started.transactions.inTenant(productAt(house.tenantId), work)

/** One thing done to a hundred thousand relations: asking for it, doing it and taking it back, for every kind of deed. */
export async function benchBulk(house: House, say: Say): Promise<Record<string, unknown>> {
  const stage = await setStage(house)
  say(`${stage.relations} relations have the label`)
  const asking = await benchAsking(house, stage, say)
  const kinds: Record<string, unknown> = {}
  for (const { what, isKept } of deedsOf(stage)) {
    // What a deed left, the next one finds: roles that were given are looked after, ended and so on.
    kinds[what.kind] = await benchDeed(house, { what, stage, isKept }, say)
  }
  return { relations: stage.relations, asking, kinds }
}

type Stage = {
  readonly relations: number
  readonly labelId: string
  readonly otherLabelId: string
  readonly typeId: string
  readonly ownerId: string
}

/** The list is a label on as many people as a deed is about; the role is of a domain that they are not in yet, which costs most. */
async function setStage(house: House): Promise<Stage> {
  const label = async (name: string) => (await house.request('POST', '/labels', { name })).json.id as string
  const [labelId, otherLabelId] = [await label('Meting'), await label('Nog een')]
  return inTenant(house, async (ctx) => {
    await run(
      ctx,
      `insert into relations.relation_label (label_id, relation_id, origin_relation_id, by_name, at)
       select $1, r.id, r.id, 'Meter', now() from relations.relation r
       where r.kind = 'person' and r.archived_at is null and r.merged_into_id is null limit $2`,
      [labelId, ON_THE_LIST],
    )
    await refreshStatistics(ctx)
    const [{ count, typeId, ownerId }] = (await ask(
      ctx,
      `select (select count(*) from relations.relation_label where label_id = $1) as count,
         (select id from admin.app_user limit 1) as "ownerId",
         (select t.id from governance.relation_type t join governance.domain d on d.id = t.domain_id
          where t.id = any($2::uuid[]) and not exists (
            select from relations.relation r where r.kind = 'person' and r.domain_mask & (1::bigint << d.bit) <> 0) limit 1) as "typeId"`,
      [labelId, (await findTypes(ctx)).filter(({ kinds }) => kinds.includes('person')).map(({ id }) => id)],
    )) as [{ count: number; typeId: string; ownerId: string }]
    return { relations: count, labelId, otherLabelId, typeId, ownerId }
  })
}

async function ask(ctx: Ctx, text: string, values: readonly unknown[]): Promise<unknown[]> {
  return (await ctx.tx.executeQuery(CompiledQuery.raw(text, [...values]))).rows
}

function deedsOf({ typeId, ownerId, otherLabelId }: Stage): { what: BulkWhat; isKept: boolean }[] {
  return [
    { what: { kind: 'add_role', typeId }, isKept: true },
    { what: { kind: 'give_owner', typeId, ownerId }, isKept: false },
    { what: { kind: 'end_role', typeId, until: new Date().toISOString().slice(0, 10) }, isKept: false },
    { what: { kind: 'add_label', labelId: otherLabelId }, isKept: true },
    { what: { kind: 'remove_label', labelId: otherLabelId }, isKept: false },
    { what: { kind: 'archive' }, isKept: false },
  ]
}

/** Counting before, and asking, for lists of every length; nothing of it is carried out. */
async function benchAsking(house: House, stage: Stage, say: Say): Promise<Record<string, unknown>> {
  const what: BulkWhat = { kind: 'add_role', typeId: stage.typeId }
  const filters = { everybody: {}, people: { kind: 'person' }, 'with the label': { labelId: stage.labelId } }
  const results: Record<string, unknown> = {}
  for (const [name, filter] of Object.entries(filters)) {
    const [counting, asking]: [number[], number[]] = [[], []]
    for (let call = 0; call < CALLS; call += 1) {
      const trial = await house.request('POST', '/bulk-deeds/trial', { what, filter })
      counting.push(trial.milliseconds)
      if (trial.status !== 200) continue
      const { will, isExact } = trial.json as { will: { count: number }; isExact: boolean }
      const body = { what, filter, expected: Math.max(1, will.count), isAbout: !isExact }
      const asked = await house.request('POST', '/bulk-deeds', body)
      if (asked.status !== 200) throw new Error(JSON.stringify(asked.json))
      asking.push(asked.milliseconds)
      await inTenant(house, (ctx) => closeDeed(ctx, asked.json.id as string, 'asked'))
    }
    results[name] = { counting: tell(say, `counting, ${name}`, counting), asking: tell(say, `asking, ${name}`, asking) }
  }
  return results
}

function tell(say: Say, name: string, milliseconds: readonly number[]): Figures | null {
  if (milliseconds.length === 0) return null
  const figures = figuresOf(milliseconds)
  say(`${sayFigures(`bulk: ${name}`, figures)} (target ${MOST_ASKING})`)
  return figures
}

type Benched = { readonly what: BulkWhat; readonly stage: Stage; readonly isKept: boolean }

async function benchDeed(house: House, { what, stage, isKept }: Benched, say: Say): Promise<Record<string, unknown>> {
  const begun = await begin(house, what, stage)
  const gathering = await timed(() => inTenant(house, (ctx) => gatherDeed(ctx, begun, SOURCES)))
  // As the job does before either.
  await inTenant(house, refreshStatistics)
  const doing = await turns(house, (ctx) => doNext(ctx, begun))
  await inTenant(house, (ctx) => finishDeed(ctx, begun))
  const done = await house.request('GET', `/bulk-deeds/${begun}`)
  await house.request('POST', `/bulk-deeds/${begun}/undo`)
  await inTenant(house, refreshStatistics)
  const undoing = await turns(house, (ctx) => undoNext(ctx, begun))
  await inTenant(house, (ctx) => finishDeed(ctx, begun))
  const undone = await house.request('GET', `/bulk-deeds/${begun}`)
  const { changed } = done.json as { changed: number }
  const { restored } = undone.json as { restored: number }
  if (isKept) {
    const again = await begin(house, what, stage)
    await inTenant(house, (ctx) => gatherDeed(ctx, again, SOURCES))
    await inTenant(house, refreshStatistics)
    await turns(house, (ctx) => doNext(ctx, again))
    await inTenant(house, (ctx) => finishDeed(ctx, again))
  }
  const figures = {
    relations: changed,
    gatherMs: round(gathering.milliseconds),
    perSecond: Math.round((changed / doing.total) * 1000),
    longestPartMs: round(doing.longest),
    restored,
    undoPerSecond: Math.round((restored / undoing.total) * 1000),
    longestUndoMs: round(undoing.longest),
  }
  sayDeed(say, what.kind, figures)
  return figures
}

function sayDeed(
  say: Say,
  kind: BulkKind,
  { relations, gatherMs, perSecond, longestPartMs, undoPerSecond }: Record<string, number>,
) {
  say(
    `bulk: ${kind.padEnd(13)} ${relations ?? 0} relations: fixed in ${gatherMs ?? 0} ms, ${perSecond ?? 0}/s, others wait at most ` +
      `${longestPartMs ?? 0} ms, taken back ${undoPerSecond ?? 0}/s (target ${LEAST_PER_SECOND})`,
  )
}

async function begin(house: House, what: BulkWhat, { labelId }: Stage): Promise<string> {
  const trial = await house.request('POST', '/bulk-deeds/trial', { what, filter: { labelId } })
  const { will, isExact } = trial.json as { will: { count: number }; isExact: boolean }
  const body = { what, filter: { labelId }, expected: Math.max(1, will.count), isAbout: !isExact }
  const { status, json } = await house.request('POST', '/bulk-deeds', body)
  if (status !== 200) throw new Error(JSON.stringify(json))
  return json.id as string
}

/** Turn after turn until there is no more: how long it took, and the longest, which is how long a colleague waits. */
async function turns(
  house: House,
  next: (ctx: Ctx) => Promise<boolean>,
): Promise<{ readonly total: number; readonly longest: number }> {
  const took: number[] = []
  for (let hasMore = true; hasMore;) {
    const turn = await timed(() => inTenant(house, next))
    hasMore = turn.result
    took.push(turn.milliseconds)
  }
  return { total: took.reduce((sum, one) => sum + one, 0), longest: Math.max(...took) }
}
