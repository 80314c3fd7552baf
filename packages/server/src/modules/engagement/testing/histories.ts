import type { Approach, ApproachCollision, CollisionChoice } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Random } from '../../../app/demo/random.ts'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { mergeRelations, undoMerge } from '../../identity/merging/merge.service.ts'
import { others } from '../../identity/testing/grouping.ts'
import { cancelApproach, changeApproach, makeApproach, reopenApproach } from '../approaches/approach-change.service.ts'
import { checkApproach, getApproach, planApproach } from '../approaches/approach.service.ts'
import { insertLink, KINDS, LABELS, type Label, type World } from './history-world.ts'
import { dayAfter, NaiveRegister, type Kind, type Want } from './naive-register.ts'

type Scene = {
  readonly ctx: Ctx
  readonly random: Random
  readonly world: World
  readonly model: NaiveRegister
  readonly merged: { mergeId: string; winner: string; loser: string }[]
  readonly done: string[]
  readonly today: string
  /** Those that this history is about: few, so that they meet often. */
  readonly labels: readonly Label[]
}

const ABOUT = 7

/** What was done, and what differs from the model; null when nothing does. */
export type Played = {
  readonly deeds: number
  readonly free: number
  readonly refused: number
  readonly problem: string | null
}

/** Plays a history of so many deeds against the naive register; the caller takes the transaction back. */
export async function playHistory(ctx: Ctx, world: World, random: Random, deeds: number): Promise<Played> {
  const model = new NaiveRegister()
  for (const label of LABELS) model.kinds.set(world.ids[label], KINDS[label])
  model.links.push(...world.links)
  model.quiet.push(...world.quiet)
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(ctx.now)
  const labels = LABELS.map((label) => ({ label, place: random.next() }))
    .sort((left, right) => left.place - right.place)
    .slice(0, ABOUT)
    .map(({ label }) => label)
  const scene: Scene = { ctx, random, world, model, merged: [], done: [], today, labels }
  const tally = { free: 0, refused: 0 }
  try {
    for (let number = 0; number < deeds; number += 1) {
      const came = await DEEDS[random.pick(HAT)](scene)
      if (came === 'free') tally.free += 1
      if (came === 'refused') tally.refused += 1
      await compareClaims(scene)
    }
    return { deeds: scene.done.length, ...tally, problem: null }
  } catch (error) {
    const problem = `${error instanceof Error ? error.message : String(error)}\n${scene.done.join('\n')}`
    return { deeds: scene.done.length, ...tally, problem }
  }
}

type Came = 'free' | 'refused' | 'done' | 'nothing'
type Deed = 'plan' | 'change' | 'cancel' | 'make' | 'reopen' | 'merge' | 'undo merge' | 'link' | 'check'
const HAT: readonly Deed[] = [
  ...Array.from({ length: 10 }, () => 'plan' as const),
  ...(['change', 'change', 'cancel', 'cancel', 'make', 'reopen', 'reopen', 'check', 'check'] as const),
  ...(['merge', 'undo merge', 'link'] as const),
]

const DEEDS: Readonly<Record<Deed, (scene: Scene) => Promise<Came>>> = {
  plan: planOne,
  change: changeOne,
  cancel: cancelOne,
  make: makeOne,
  reopen: reopenOne,
  merge: mergeTwo,
  'undo merge': undoOne,
  link: linkTwo,
  check: checkOne,
}

function aRelation({ random, world, model, labels: about }: Scene, kind?: Kind): string {
  const labels = (kind === undefined ? about : LABELS).filter((label) => kind === undefined || KINDS[label] === kind)
  return model.at(world.ids[random.pick(labels)])
}

function aWant(scene: Scene): Want {
  const { random, world, today } = scene
  const startsOn = dayAfter(today, random.between(0, 25))
  const relation = aRelation(scene)
  const contact = random.chance(0.2) ? aRelation(scene, 'person') : null
  return {
    relation,
    contact: contact === relation ? null : contact,
    purpose: random.pick(world.purposes),
    startsOn,
    endsOn: dayAfter(startsOn, random.between(0, 6)),
  }
}

const toBody = ({ relation, contact, purpose, startsOn, endsOn }: Want) => ({
  ...{ id: relation, purposeId: purpose, kind: 'visit' as const, startsOn, endsOn },
  ...(contact === null ? {} : { contactId: contact }),
})

/** Ids of what a refusal names; the error itself when it is another. */
async function refusalOf(work: () => Promise<unknown>): Promise<string[] | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'engagement.approach_collides') throw error
    const named = (error.details?.['collisions'] ?? []) as ApproachCollision[]
    return named.flatMap(({ approach }) => (approach ? [approach.id] : [])).sort()
  }
}

function same(what: string, found: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)]
  if (left !== right) throw new Error(`${what}: found ${left}, expected ${right}`)
}

async function planOne(scene: Scene): Promise<Came> {
  const { ctx, model, random, done } = scene
  const want = aWant(scene)
  const expected = model.collisions(want, null)
  const choice = aChoice(random, expected)
  done.push(`plan ${JSON.stringify({ want, choice, expected })}`)
  let id = ''
  const refused = await refusalOf(async () => {
    id = (await planApproach(ctx, { ...toBody(want), subject: '', ...(choice && { choice }) })).id
  })
  const isRefused = expected.length > 0 && choice === undefined
  same('what stands in the way', refused, isRefused ? expected : null)
  if (isRefused) return 'refused'
  const { startsOn, endsOn, purpose } = want
  model.approaches.push({
    ...{ id, purpose, startsOn, endsOn, state: 'planned' },
    claims: model.touched(want.relation, want.contact),
  })
  return expected.length === 0 ? 'free' : 'done'
}

function aChoice(random: Random, collisions: readonly string[]): CollisionChoice | undefined {
  if (random.chance(0.6)) return undefined
  const [first] = collisions
  return random.chance(0.5) && first !== undefined
    ? { kind: 'join', approachId: first }
    : { kind: 'go_on', reason: 'Toch maar' }
}

function anApproach({ random, model }: Scene, state: 'planned' | 'ended') {
  const there = model.approaches.filter((one) => (one.state === 'planned') === (state === 'planned'))
  return there.length === 0 ? null : random.pick(there)
}

/** What an approach is about now, as the product tells it. */
async function wantOf({ ctx }: Scene, id: string) {
  const shown = await getApproach(ctx, id)
  const want = {
    relation: shown.relation.id,
    contact: shown.contact?.id ?? null,
    purpose: shown.purpose.id,
    startsOn: shown.startsOn,
    endsOn: shown.endsOn,
  }
  return { shown, want: { ...want, contact: want.contact === want.relation ? null : want.contact } }
}

async function changeOne(scene: Scene): Promise<Came> {
  const { ctx, model, random, done, today } = scene
  const one = anApproach(scene, 'planned')
  if (!one) return 'nothing'
  const { shown, want } = await wantOf(scene, one.id)
  const startsOn = dayAfter(today, random.between(0, 25))
  const moved = { ...want, startsOn, endsOn: dayAfter(startsOn, random.between(0, 6)) }
  const isMoved = moved.startsOn !== want.startsOn || moved.endsOn !== want.endsOn
  const expected = isMoved ? model.collisions(moved, one.id) : []
  done.push(`change ${JSON.stringify({ id: one.id, moved, expected })}`)
  const refused = await refusalOf(() =>
    changeApproach(ctx, { id: one.id, version: shown.version, startsOn, endsOn: moved.endsOn }),
  )
  const isRefused = expected.length > 0 && shown.clearance !== 'in_spite'
  same('what stands in the way of a change', refused, isRefused ? expected : null)
  if (isRefused) return 'refused'
  if (!isMoved) return 'done'
  one.startsOn = moved.startsOn
  one.endsOn = moved.endsOn
  one.claims = model.touched(want.relation, want.contact)
  return expected.length === 0 ? 'free' : 'done'
}

async function cancelOne(scene: Scene): Promise<Came> {
  const one = anApproach(scene, 'planned')
  if (!one) return 'nothing'
  scene.done.push(`cancel ${one.id}`)
  const { shown } = await wantOf(scene, one.id)
  await cancelApproach(scene.ctx, { id: one.id, version: shown.version })
  one.state = 'cancelled'
  one.claims = []
  return 'done'
}

async function makeOne(scene: Scene): Promise<Came> {
  const one = anApproach(scene, 'planned')
  if (!one) return 'nothing'
  const madeOn = dayAfter(scene.today, -scene.random.between(0, 20))
  scene.done.push(`make ${one.id} on ${madeOn}`)
  const { shown } = await wantOf(scene, one.id)
  await makeApproach(scene.ctx, {
    ...{ id: one.id, version: shown.version, madeOn, outcome: 'positive', outcomeText: '' },
  })
  one.state = 'made'
  one.startsOn = madeOn
  one.endsOn = madeOn
  return 'done'
}

/** Whoever gave a reason gave it for good, so it goes on; whoever went along does when that is still in the way. */
function wishOf(shown: Approach, collisions: readonly string[]): 'chosen' | 'none' | 'unclear' {
  if (shown.clearance === 'in_spite') return 'chosen'
  if (shown.joined === null) return 'none'
  if (collisions.includes(shown.joined.id)) return 'chosen'
  return collisions.length > 0 ? 'unclear' : 'none'
}

async function reopenOne(scene: Scene): Promise<Came> {
  const { ctx, model, done } = scene
  const one = anApproach(scene, 'ended')
  if (!one) return 'nothing'
  const { shown, want } = await wantOf(scene, one.id)
  const expected = model.collisions(want, one.id)
  done.push(`reopen ${JSON.stringify({ id: one.id, want, expected, clearance: shown.clearance })}`)
  const wish = wishOf(shown, expected)
  if (wish === 'unclear') return 'nothing'
  const isChosen = wish === 'chosen'
  const refused = await refusalOf(() => reopenApproach(ctx, { id: one.id, version: shown.version }))
  const isRefused = expected.length > 0 && !isChosen
  same('what stands in the way of taking back', refused, isRefused ? expected : null)
  if (isRefused) return 'refused'
  one.state = 'planned'
  one.claims = model.touched(want.relation, want.contact)
  return expected.length === 0 ? 'free' : 'done'
}

async function mergeTwo(scene: Scene): Promise<Came> {
  const { ctx, model, random, merged, done } = scene
  const kind = random.pick(['person', 'organisation'] as const)
  const [winner, loser] = [aRelation(scene, kind), aRelation(scene, kind)]
  if (winner === loser) return 'nothing'
  done.push(`merge ${loser} into ${winner}`)
  const { mergeId } = await mergeRelations(ctx, { winnerId: winner, loserId: loser }, others)
  merged.push({ mergeId, winner, loser })
  model.merges.push({ winner, loser })
  return 'done'
}

/** The newest only: taking back another is proved where merging is. */
async function undoOne({ ctx, model, merged, done }: Scene): Promise<Came> {
  const last = merged.pop()
  if (!last) return 'nothing'
  done.push(`undo the merge of ${last.loser}`)
  await undoMerge(ctx, { id: last.mergeId }, others)
  model.merges.pop()
  return 'done'
}

async function linkTwo(scene: Scene): Promise<Came> {
  const { ctx, model, random, done } = scene
  const link = random.chance(0.5)
    ? { from: aRelation(scene, 'person'), type: 'contact_of', to: aRelation(scene, 'organisation') }
    : { from: aRelation(scene, 'organisation'), type: 'part_of', to: aRelation(scene, 'organisation') }
  if (link.from === link.to) return 'nothing'
  done.push(`link ${JSON.stringify(link)}`)
  await insertLink(ctx, link)
  model.links.push(link)
  return 'done'
}

async function checkOne(scene: Scene): Promise<Came> {
  const { ctx, model, done } = scene
  const want = aWant(scene)
  const expected = model.collisions(want, null)
  done.push(`check ${JSON.stringify({ want, expected })}`)
  const found = await checkApproach(ctx, toBody(want))
  same(
    'what a question finds',
    found.collisions.flatMap(({ approach }) => (approach ? [approach.id] : [])).sort(),
    expected,
  )
  same('the first free day', found.clearOn, model.clearOn(want))
  return 'done'
}

/** Row by row what is claimed, by whom it came in, where it is now and whether it was made. */
async function compareClaims({ ctx, model }: Scene): Promise<void> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', c.approach_id, c.relation_id, c.origin_relation_id, c.position, c.purpose_id, c.starts_on, c.ends_on,
      case when c.is_made then 'made' else 'planned' end) as line
    from engagement.approach_claim c`.execute(ctx.tx)
  same('what is claimed', rows.map(({ line }) => line).sort(), model.lines())
}
