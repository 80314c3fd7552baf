import {
  Role,
  type FieldKey,
  type ProcessPage,
  type ProcessRelation,
  type RunningStep,
  type StepHolder,
  type StepPlan,
  dutchDay,
} from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findFields, findTypes } from '../../governance/index.ts'
import {
  disclosuresOf,
  filledIn,
  findGolden,
  findSummaries,
  traceSpecial,
  type ShortRelation,
} from '../../relations/index.ts'
import { isTold } from '../tasks/task-view.service.ts'
import { isLate } from './due-day.rules.ts'
import { mayFinish, waitsFor } from './process-flow.rules.ts'
import { documentStates, fieldStates, type ShownRecord } from './requirement.rules.ts'
import type { Running } from './running.service.ts'
import * as steps from './step.queries.ts'

export function relationOf({ id, name, kind, place, mask }: ShortRelation): ProcessRelation {
  return { id, name, kind, place, ...(mask === undefined ? {} : { mask }) }
}

/** Whether the reader may do anything with what runs with these relations. */
export async function changeable(ctx: Ctx, relationIds: readonly string[]): Promise<Set<string>> {
  const disclosures = await disclosuresOf(ctx, relationIds)
  // A name is never kept back by the rights of a field, so that it can be changed says that the relation can.
  const may = [...disclosures].filter(([, { of }]) => of('organisationName').access === 'change')
  return new Set(may.map(([asked]) => asked))
}

/** What of the fields that the steps ask for the reader is shown. Looking at special data leaves its trace. */
export async function shownRecord(ctx: Ctx, relationId: string, keys: readonly FieldKey[]): Promise<ShownRecord> {
  if (keys.length === 0) return { values: {}, keptBack: new Set() }
  const disclosure = (await disclosuresOf(ctx, [relationId], { isPage: true })).get(relationId)
  const golden = (await findGolden(ctx, [relationId])).get(relationId)
  if (!disclosure || !golden) return { values: {}, keptBack: new Set(keys) }
  const { record } = disclosure.record(golden)
  const asked = new Set<string>(keys)
  const fields = filledIn(record).filter((field) => asked.has(field))
  await traceSpecial(ctx, [{ id: relationId, fields }])
  return { values: record, keptBack: new Set(keys.filter((key) => !disclosure.isRead(key))) }
}

type Known = {
  readonly running: Running
  readonly names: ReadonlyMap<string, string>
  readonly reader: { readonly userId: string; readonly teamIds: readonly string[]; readonly role: string | null }
  readonly shown: ShownRecord
  readonly labels: ReadonlyMap<string, string>
  readonly documents: readonly steps.DocumentRow[]
  readonly today: string
}

/** A process as its reader may have it. @throws AppError engagement.process_not_found */
export async function viewProcess(ctx: Ctx, running: Running): Promise<ProcessPage> {
  const { process, template, content, rows } = running
  const relation = (await findSummaries(ctx, [process.relationId])).get(process.relationId)
  if (!relation) throw new AppError('engagement.process_not_found')
  const known = await knownOf(ctx, running)
  const states = new Map(rows.map(({ key, state }) => [key, state]))
  const may = await changeable(ctx, [process.relationId])
  const disclosure = (await disclosuresOf(ctx, [process.relationId], { isPage: true })).get(process.relationId)
  const isWithheld = !isTold(disclosure)
  const steps = [...content.steps.map((plan, index) => stepOf(plan, index, known)), ...leftBehind(running)]
  return {
    ...factsOf(running, known),
    template: { id: template.id, name: template.name, version: process.version, newestVersion: template.version },
    goal: template.goal,
    relation: relationOf(relation),
    reason: isWithheld ? '' : process.reason,
    steps: isWithheld ? steps.map(withoutWords) : steps,
    isWithheld,
    mayWork: ctx.permissions.has('engagement.process.work') && may.has(process.relationId),
    mayFinish: process.state !== 'ended' && mayFinish(content.steps, states),
    role: await roleOf(ctx, content.roleTypeId),
  }
}

function factsOf({ process, content }: Running, { names }: Known) {
  const { id, state, outcome, ownerUserId, startedOn, startedBy, pausedOn, endedAt, endedBy, currentKey } = process
  return {
    ...{ id, state, outcome, startedOn, startedBy, pausedOn, endedBy, currentKey },
    owner: ownerUserId === null ? null : { id: ownerUserId, name: names.get(ownerUserId) ?? '' },
    endedAt: endedAt?.toISOString() ?? null,
    dates: content.dates.map(({ key, label }) => ({ key, label, day: process.dates[key] ?? null })),
  }
}

async function roleOf(ctx: Ctx, typeId: string | null): Promise<string | null> {
  if (typeId === null) return null
  return (await findTypes(ctx)).find(({ id }) => id === typeId)?.name ?? null
}

/** What colleagues wrote may say where somebody under protection is, or with whom. */
function withoutWords(step: RunningStep): RunningStep {
  return { ...step, note: '', documents: step.documents.map((document) => ({ ...document, note: '' })) }
}

async function knownOf(ctx: Ctx, running: Running): Promise<Known> {
  const { process, content } = running
  const named = [...(await findUserNames(ctx)), ...(await findTeams(ctx))]
  const colleague = ctx.actor.kind === 'user' ? await findColleague(ctx, ctx.actor.id) : undefined
  const open = content.steps.filter((plan) => plan.fields.length > 0)
  const keys = [...new Set(open.flatMap(({ fields }) => fields))]
  return {
    running,
    names: new Map(named.map(({ id, name }) => [id, name])),
    reader: { userId: ctx.actor.id, teamIds: colleague?.teamIds ?? [], role: colleague?.role ?? null },
    shown: await shownRecord(ctx, process.relationId, keys),
    labels: new Map((await findFields(ctx)).map(({ key, label }) => [key, label])),
    documents: await steps.listDocuments(ctx, process.id),
    today: dutchDay(ctx.now),
  }
}

function stepOf(plan: StepPlan, index: number, known: Known): RunningStep {
  const { running, shown, labels, documents } = known
  const row = running.rows.find(({ key }) => key === plan.key)
  const { title, instruction, isObligatory, isStrict, question, key } = plan
  return {
    ...{ key, title, instruction, isObligatory, isStrict, question },
    state: row?.state ?? 'waiting',
    ...holding(row, known),
    ...timing(row, known),
    ...ending(row),
    answer: answerOf(plan, row?.answer ?? null),
    asksDate: dateOf(plan, running),
    fields: fieldStates(plan.fields, shown, labels),
    documents: documentStates(plan, documents),
    waitsFor: row?.state === 'waiting' ? awaited(plan, index, running) : [],
  }
}

function timing(row: steps.StepRow | undefined, { running, today }: Known) {
  const openedAt = row?.openedAt?.toISOString() ?? null
  if (row?.state !== 'open') return { dueOn: null, isLate: false, openedAt }
  return { dueOn: row.dueOn, isLate: running.process.state === 'running' && isLate(row.dueOn, today), openedAt }
}

function holding(row: steps.StepRow | undefined, { names, reader }: Known) {
  if (!row) return { who: null, isForMe: false, takenBy: null, isTakenByMe: false }
  const { userId, teamId, role } = row
  const isMine =
    userId === reader.userId ||
    (teamId !== null && reader.teamIds.includes(teamId)) ||
    (role !== null && role === reader.role)
  return {
    who: holderIn(row, names),
    isForMe: row.state === 'open' && isMine,
    takenBy: row.takenBy,
    isTakenByMe: row.takenUserId === reader.userId,
  }
}

export function holderIn(
  { userId, teamId, role }: Pick<steps.StepRow, 'userId' | 'teamId' | 'role'>,
  names: Known['names'],
): StepHolder | null {
  if (userId !== null) return { kind: 'user', id: userId, role: null, name: names.get(userId) ?? '' }
  if (teamId !== null) return { kind: 'team', id: teamId, role: null, name: names.get(teamId) ?? '' }
  return role === null ? null : { kind: 'role', id: null, role: Role.parse(role), name: '' }
}

function ending(row: steps.StepRow | undefined) {
  return { endedAt: row?.endedAt?.toISOString() ?? null, endedBy: row?.endedBy ?? null, note: row?.note ?? '' }
}

function answerOf({ question }: StepPlan, answer: string | null) {
  const given = question?.answers.find(({ key }) => key === answer)
  return given ? { key: given.key, label: given.label } : null
}

function dateOf({ asksDate }: StepPlan, { content, process }: Running) {
  const date = content.dates.find(({ key }) => key === asksDate)
  return date ? { key: date.key, label: date.label, day: process.dates[date.key] ?? null } : null
}

function awaited(plan: StepPlan, index: number, { content, rows }: Running): string[] {
  const next = new Map(rows.map((row) => [row.key, row]))
  const keys = waitsFor(plan, index, { plans: content.steps, next })
  return content.steps.filter(({ key }) => keys.includes(key)).map(({ title }) => title)
}

/** What was done by an earlier version, in steps that the version it runs by does not have. */
function leftBehind({ content, rows }: Running): RunningStep[] {
  const gone = rows.filter(({ key }) => !content.steps.some((plan) => plan.key === key))
  return gone.map((row) => ({
    ...{ key: row.key, title: row.title, instruction: '', isObligatory: false, isStrict: false, state: row.state },
    ...{ who: null, isForMe: false, takenBy: null, isTakenByMe: false, dueOn: null, isLate: false, openedAt: null },
    ...ending(row),
    ...{ answer: null, question: null, asksDate: null, fields: [], documents: [], waitsFor: [] },
  }))
}
