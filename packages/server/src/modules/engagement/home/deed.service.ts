import type { Approach, Deed, GuideStep, RoleStep, Waiting, WaitingKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findQuiet, namesOf } from '../../relations/index.ts'
import * as tasks from '../tasks/task.queries.ts'
import { describe } from '../tasks/task-view.service.ts'
import { chooseDeed, goesBefore } from './home.rules.ts'
import { CONTACTS } from './insight.service.ts'

export type Standing = {
  readonly today: string
  readonly teamIds: readonly string[]
  /** What was put aside today: so much more is looked for. */
  readonly aside: ReadonlySet<string>
  readonly approaches: readonly Approach[]
  readonly steps: readonly RoleStep[]
  readonly waiting: readonly Waiting[]
  readonly guide: readonly GuideStep[]
  readonly isGuideAway: boolean
}

const NOTHING = { id: null, title: null, relation: null, day: null, at: null, count: null }

/** The one deed of today. */
export async function findDeed(ctx: Ctx, standing: Standing): Promise<Deed | null> {
  const { aside } = standing
  const deeds = [
    ...(await ofTasks(ctx, standing)),
    ...ofApproaches(standing),
    ...ofSteps(standing),
    ...standing.waiting.map(ofWaiting),
    ...ofGuide(standing),
  ]
  const best = chooseDeed(deeds, aside)
  // To look when one spoke to whom costs more than all the rest: only where nothing more useful was found.
  if (best !== null && goesBefore(best.kind, 'quiet')) return best
  return chooseDeed([...deeds, ...(await ofQuiet(ctx, aside))], aside)
}

async function ofTasks(ctx: Ctx, { today, teamIds, aside }: Standing): Promise<Deed[]> {
  if (!ctx.permissions.has('engagement.task.write')) return []
  const viewer = { userId: ctx.actor.id, teamIds }
  const rows = await tasks.listOpen(ctx, viewer, {
    of: { userIds: [ctx.actor.id], teamIds: [] },
    span: { from: null, until: today, withUndated: false },
    after: null,
    limit: aside.size + 1,
  })
  return (await describe(ctx, rows)).map(({ id, title, relation, dueOn }) => ({
    ...NOTHING,
    kind: dueOn !== null && dueOn < today ? 'taskOverdue' : 'taskToday',
    key: `task:${id}`,
    id,
    title,
    relation: relation && { id: relation.id, name: relation.name },
    day: dueOn,
  }))
}

function ofApproaches({ approaches, today }: Standing): Deed[] {
  return approaches
    .filter(({ startsOn }) => startsOn <= today)
    .map(({ id, relation, purpose, endsOn, isLate }) => ({
      ...NOTHING,
      kind: isLate ? 'approachLate' : 'approachToday',
      key: `approach:${id}`,
      id,
      title: purpose.name,
      relation: { id: relation.id, name: relation.name },
      day: endsOn,
    }))
}

/** Of steps that anybody of the role can do, only those that are late: the others are a list and no deed of one person. */
function ofSteps({ steps }: Standing): Deed[] {
  return steps
    .filter(({ isLate }) => isLate)
    .map(({ processId, step, relation, dueOn }) => ({
      ...NOTHING,
      kind: 'step',
      key: `step:${processId}:${step.key}`,
      id: processId,
      title: step.title,
      relation: { id: relation.id, name: relation.name },
      day: dueOn,
    }))
}

const KIND_OF: Readonly<Record<WaitingKind, Deed['kind']>> = {
  breaches: 'breach',
  requests: 'request',
  reviews: 'review',
  proposals: 'proposal',
  imports: 'import',
  duplicates: 'duplicates',
  connections: 'connection',
  objects: 'object',
  keys: 'keys',
  folders: 'folder',
  webhooks: 'webhooks',
  registers: 'register',
}

function ofWaiting({ kind, count, id, title, dueOn, dueAt }: Waiting): Deed {
  return { ...NOTHING, kind: KIND_OF[kind], key: `waiting:${kind}`, id, title, day: dueOn, at: dueAt, count }
}

const keyOfQuiet = (relationId: string): string => `quiet:${relationId}`

/** An important relation that the reader looks after and that nobody spoke to for too long. */
async function ofQuiet(ctx: Ctx, aside: ReadonlySet<string>): Promise<Deed[]> {
  if (!ctx.permissions.has('activity.interaction.write') || ctx.actor.kind !== 'user') return []
  const { quiet } = await findQuiet(ctx, CONTACTS, { ownerId: ctx.actor.id })
  const first = quiet.find(({ relationId }) => !aside.has(keyOfQuiet(relationId)))
  const name = first && (await namesOf(ctx, [first.relationId])).get(first.relationId)
  if (!first || name === undefined) return []
  const { relationId: id, importance } = first
  return [
    {
      ...{ ...NOTHING, kind: 'quiet', key: keyOfQuiet(id), id, relation: { id, name } },
      ...{ day: importance.dueOn, count: importance.everyMonths },
    },
  ]
}

/** A house without relations begins with a list; while the guide stands on the page it says so itself. */
function ofGuide({ guide, isGuideAway }: Standing): Deed[] {
  const hasNoList = guide.some(({ step, isDone }) => step === 'import' && !isDone)
  return hasNoList && isGuideAway ? [{ ...NOTHING, kind: 'firstList', key: 'guide:import' }] : []
}
