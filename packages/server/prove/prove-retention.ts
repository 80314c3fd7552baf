import { CompiledQuery } from 'kysely'
import { dice } from '../src/app/demo/random.ts'
import { findLinkTypes, findTypes } from '../src/modules/governance/index.ts'
import { listPurposes } from '../src/modules/privacy/purposes/purpose.service.ts'
import * as rules from '../src/modules/privacy/retention/rule.queries.ts'
import type { Ctx } from '../src/platform/context.ts'
import type { ProofSettings } from './proof.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'
import { spendNight, type Model } from './retention-model.ts'
import { comeIn, contentOf, RULES, somethingHappens, type World } from './retention-world.ts'

const MONTHS = 120
/** Of ten years of comings and goings, per month and per person that the organisation begins with. */
const COMING = 0.02
const HAPPENING = 0.4
/** Half-way somebody decides otherwise about the first rule. */
const CHANGED_IN = 60
const CHANGED_TO = 30

/**
 * Ten years of an organisation in monthly steps: people come, get and lose roles, are written about, say yes and no, are linked and held,
 * and once a month it is night. After every night what is left, relation by relation, note by note, statement by statement and detail by
 * detail of the trail, must be what a model says that knows nothing of the product: nothing early, nothing late, nothing that was
 * held; and of the proof that went there must be as many as were counted.
 */
export async function proveRetention(
  settings: ProofSettings,
  say: (line: string) => void,
): Promise<{ failures: number }> {
  let now = new Date('2026-01-10T12:00:00Z')
  const house = await openProofHouse(() => now)
  const random = dice(settings.seed, 'retention')
  const model: Model = {
    relations: new Map(),
    holds: [],
    rules: RULES.map((rule) => ({ ...rule })),
    counted: 0,
    said: 0,
  }
  const started = performance.now()
  let failures = 0
  try {
    say(`${MONTHS} months, ${settings.people} people to begin with, seed "${settings.seed}"`)
    const ids = await switchOn(house)
    await inWorld(house, { model, random }, now, async (world) => {
      for (let index = 0; index < settings.people; index += 1) await comeIn(world)
    })
    for (let month = 1; month <= MONTHS && failures < MOST_FAILURES; month += 1) {
      // Any day of the month, the last ones too: those are where months differ.
      now = new Date(Date.UTC(2026, month, random.between(1, 28) + random.between(0, 3), 12))
      await inWorld(house, { model, random }, now, async (world) => {
        for (let index = 0; index < settings.people * COMING; index += 1) await comeIn(world)
        for (let index = 0; index < settings.people * HAPPENING; index += 1) await somethingHappens(world)
      })
      if (month === CHANGED_IN) await changeFirstRule(house, ids, model)
      const day = now.toISOString().slice(0, 10)
      const before = model.relations.size
      const was = new Map(
        [...model.relations].map(([id, relation]) => [id, JSON.stringify({ ...relation, links: [...relation.links] })]),
      )
      spendNight(model, day)
      await house.inTenant((ctx) => ctx.enqueue({ name: 'privacy.keep-terms', payload: { day } }))
      await house.runJobs()
      const differences = await compare(house, model)
      failures += differences.length
      for (const difference of differences.slice(0, 5))
        say(`${day}: ${difference} ${was.get(difference.split(' ')[1] ?? '') ?? ''}`)
      if (month % 12 === 0)
        say(
          `${day}: ${model.relations.size} relations (${before - model.relations.size} gone this month), ${failures} differences`,
        )
    }
    say(
      JSON.stringify({ ...(await tally(house)), failures, seconds: Math.round((performance.now() - started) / 1000) }),
    )
    return { failures }
  } finally {
    await house.close()
  }
}

const MOST_FAILURES = 20

type Given = Pick<World, 'model' | 'random'>

async function inWorld(
  house: ProofHouse,
  given: Given,
  now: Date,
  work: (world: World) => Promise<void>,
): Promise<void> {
  await house.inTenant(async (ctx) =>
    work({ ...given, ctx, ...(await wordsOf(ctx)), today: now.toISOString().slice(0, 10) }),
  )
}

async function wordsOf(ctx: Ctx): Promise<Pick<World, 'types' | 'linkTypeId' | 'purposeId'>> {
  const types = await findTypes(ctx)
  const [link] = await findLinkTypes(ctx)
  if (!link) throw new Error('The standard model has link types.')
  const [purpose] = await listPurposes(ctx)
  if (!purpose) throw new Error('The standard purposes are there.')
  return {
    purposeId: purpose.id,
    types: new Map(types.map(({ key, id, domainId }) => [key, { id, domainId }])),
    linkTypeId: link.id,
  }
}

/** As an officer does it: added, previewed, switched on; and nothing waits for anybody. */
async function switchOn(house: ProofHouse): Promise<string[]> {
  const { types } = await house.inTenant(wordsOf)
  await ask(house, 'PUT', '/retention/settings', { mostShare: 1, mostCount: 10_000_000, isScheduled: true })
  const ids: string[] = []
  for (const rule of RULES) {
    const { id } = await ask(house, 'POST', '/retention/rules', contentOf(rule, types))
    await previewAndSwitch(house, id, 1)
    ids.push(id)
  }
  return ids
}

async function previewAndSwitch(house: ProofHouse, id: string, version: number): Promise<void> {
  await ask(house, 'POST', `/retention/rules/${id}/preview`)
  await house.runJobs()
  await ask(house, 'POST', `/retention/rules/${id}/switch`, { isOn: true, version })
}

/** In the middle of everything: a new version, previewed and switched on again. Not over HTTP: by then every session is too old. */
async function changeFirstRule(house: ProofHouse, [id = '']: readonly string[], model: Model): Promise<void> {
  const [rule] = RULES
  const [known] = model.rules
  if (!rule || !known) return
  await house.inTenant(async (ctx) => {
    const { types } = await wordsOf(ctx)
    await rules.change(ctx, id, contentOf({ ...rule, months: CHANGED_TO }, types), 2)
    await rules.setPreviewed(ctx, id, 2)
    await rules.setOn(ctx, id, true)
  })
  known.months = CHANGED_TO
}

async function ask(house: ProofHouse, method: 'POST' | 'PUT', path: string, body?: unknown): Promise<{ id: string }> {
  const reply = await house.parts.as('administrator')(method, path, body)
  if (reply.statusCode !== 200) throw new Error(`${method} ${path}: ${reply.body}`)
  return reply.json()
}

async function rowsOf<Row>(house: ProofHouse, text: string): Promise<Row[]> {
  return house.inTenant(async (ctx) => (await ctx.tx.executeQuery<Row>(CompiledQuery.raw(text))).rows)
}

async function compare(house: ProofHouse, model: Model): Promise<string[]> {
  const relations = await rowsOf<{ id: string }>(
    house,
    'select id from relations.relation where merged_into_id is null',
  )
  const notes = await rowsOf<{ id: string }>(house, 'select id from activity.interaction')
  const statements = await rowsOf<{ id: string }>(house, 'select id from privacy.consent')
  const traces = await rowsOf<{ id: string }>(
    house,
    `select e.id from platform.audit_entry e join platform.audit_detail d on d.entry_id = e.id where e.action = 'relation.verified'`,
  )
  const [tallied] = await rowsOf<{ count: number }>(
    house,
    'select coalesce(sum(statements), 0)::int as count from privacy.consent_tally',
  )
  const expected = [...model.relations.values()]
  const idsOf = (part: 'notes' | 'statements' | 'traces') =>
    new Set(expected.flatMap((relation) => relation[part].map(({ id }) => id)))
  return [
    ...difference('statement', statements, idsOf('statements')),
    ...difference('detail', traces, idsOf('traces')),
    ...(tallied?.count === model.counted ? [] : [`tally ${String(tallied?.count)} is not ${model.counted}`]),
    ...difference('relation', relations, new Set(expected.map(({ id }) => id))),
    ...difference('note', notes, idsOf('notes')),
  ]
}

function difference(what: string, found: readonly { id: string }[], expected: ReadonlySet<string>): string[] {
  const there = new Set(found.map(({ id }) => id))
  return [
    ...[...expected].filter((id) => !there.has(id)).map((id) => `${what} ${id} went too early`),
    ...[...there].filter((id) => !expected.has(id)).map((id) => `${what} ${id} went too late`),
  ]
}

async function tally(house: ProofHouse): Promise<Record<string, unknown>> {
  const [counts] = await rowsOf<Record<string, unknown>>(
    house,
    `select count(*)::int as runs, sum(removed)::int as removed, count(*) filter (where state <> 'done')::int as unfinished from privacy.retention_run`,
  )
  return counts ?? {}
}
