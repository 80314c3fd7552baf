import { dutchDay, daysBetween } from '@klantregie/contract'
import type { LetterTemplate, LetterWay, RequestLine, RequestPage, RequestStep } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findSummaries } from '../../relations/index.ts'
import { listDossiers } from '../dossier/dossier.queries.ts'
import { findLink } from '../self-service/link.queries.ts'
import { listHolding } from '../standing/standing.queries.ts'
import * as requests from './request.queries.ts'
import { isStepDone, stepsOf, type Progress } from './request-steps.rules.ts'

/** @throws AppError privacy.request_not_found: also a request about somebody whom the reader may not see */
export async function getRequest(ctx: Ctx, id: string, { isHeld = false } = {}): Promise<requests.RequestRow> {
  const row = await requests.find(ctx, id, { isHeld })
  if (!row || (row.relationId !== null && !(await findSummaries(ctx, [row.relationId])).has(row.relationId)))
    throw new AppError('privacy.request_not_found')
  return row
}

/** The same, for whoever is about to change something about it. @throws AppError privacy.request_closed */
export async function getOpenRequest(ctx: Ctx, id: string): Promise<requests.RequestRow> {
  const row = await getRequest(ctx, id, { isHeld: true })
  if (row.state === 'closed') throw new AppError('privacy.request_closed')
  return row
}

/** Lines as lists show them; of somebody whom the reader may not see there is no line. */
export async function toLines(ctx: Ctx, rows: readonly requests.RequestRow[]): Promise<RequestLine[]> {
  const people = await findSummaries(
    ctx,
    rows.flatMap(({ relationId }) => relationId ?? []),
  )
  const names = new Map((await findUserNames(ctx)).map((user) => [user.id, user.name]))
  const today = dutchDay(ctx.now)
  return rows.flatMap((row) => {
    const relation = row.relationId === null ? null : people.get(row.relationId)
    if (relation === undefined) return []
    return [
      {
        id: row.id,
        number: row.number,
        kind: row.kind,
        channel: row.channel,
        requesterName: row.requesterName,
        relation: relation && { id: relation.id, name: relation.name, kind: relation.kind },
        receivedOn: row.receivedOn,
        dueOn: row.dueOn,
        daysLeft: row.state === 'closed' ? null : daysBetween(today, row.dueOn),
        state: row.state,
        outcome: row.outcome,
        owner: row.ownerId === null ? null : { id: row.ownerId, name: names.get(row.ownerId) ?? '' },
      },
    ]
  })
}

/** The whole page of a request. @throws AppError privacy.request_not_found */
export async function viewRequest(ctx: Ctx, id: string): Promise<RequestPage> {
  const row = await getRequest(ctx, id)
  const [line] = await toLines(ctx, [row])
  if (!line) throw new AppError('privacy.request_not_found')
  const [letters, dossiers, receivers, events, ticks, link] = [
    await requests.listLetters(ctx, id),
    await listDossiers(ctx, id),
    await requests.listReceivers(ctx, id),
    await requests.listEvents(ctx, id),
    await requests.listSteps(ctx, id),
    await findLink(ctx, id),
  ]
  const standing = await standingOf(ctx, row)
  const progress: Progress = {
    kind: row.kind,
    hasRelation: row.relationId !== null,
    hasIdentity: row.identityHow !== null,
    hasDossier: dossiers.some(({ state }) => state === 'ready' || state === 'expired'),
    isErased: row.erasedAt !== null,
    isRestricted: standing.isRestricted,
    hasObjected: standing.hasObjected,
    openReceivers: receivers.filter(({ state }) => state === 'open').length,
    hasSentAnswer: letters.some(({ template, sent_at }) => sent_at !== null && ANSWERS.has(template)),
  }
  return {
    ...line,
    requesterContact: row.requesterContact,
    wish: row.wish,
    extendedMonths: row.extendedMonths,
    extensionReason: row.extensionReason,
    identity: identityOf(row),
    outcomeReason: row.outcomeReason,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    steps: toSteps(progress, ticks, row),
    receivers: receivers.map(toReceiver),
    letters: letters.map(toLetter),
    dossiers,
    events: events.map(({ at, by_name, event, detail }) => ({ at: at.toISOString(), by: by_name, event, detail })),
    standing,
    link: link && { expiresAt: link.expiresAt.toISOString(), madeBy: link.madeBy },
  }
}

const ANSWERS = new Set(['answer', 'refused', 'nothing_known'])

/** Only what this request brought about; a restriction that was there before is not taken for its doing. */
async function standingOf(ctx: Ctx, { id, relationId }: requests.RequestRow): Promise<RequestPage['standing']> {
  const holding = relationId === null ? [] : await listHolding(ctx, [relationId], ctx.now)
  const own = holding.filter(({ requestId }) => requestId === id)
  return {
    isRestricted: own.some(({ kind }) => kind === 'restricted'),
    hasObjected: own.some(({ kind }) => kind === 'objected'),
  }
}

function identityOf({
  identityHow,
  identityNote,
  identityBy,
  identityAt,
}: requests.RequestRow): RequestPage['identity'] {
  if (identityHow === null || identityAt === null) return null
  return { how: identityHow, note: identityNote, by: identityBy ?? '', at: identityAt.toISOString() }
}

type Tick = Awaited<ReturnType<typeof requests.listSteps>>[number]

function toSteps(progress: Progress, ticks: readonly Tick[], row: requests.RequestRow): RequestStep[] {
  return stepsOf(progress).map((key) => {
    const derived = isStepDone(key, progress)
    const tick = ticks.find(({ step }) => step === key)
    const byIdentity =
      key === 'identity' ? { doneBy: row.identityBy, doneAt: row.identityAt?.toISOString() ?? null } : null
    return {
      key,
      isDone: derived ?? tick !== undefined,
      isDerived: derived !== undefined,
      doneBy: tick?.done_by ?? null,
      doneAt: tick?.done_at.toISOString() ?? null,
      ...byIdentity,
    }
  })
}

type Receiver = Awaited<ReturnType<typeof requests.listReceivers>>[number]

const toReceiver = (row: Receiver): RequestPage['receivers'][number] => ({
  id: row.id,
  name: row.name,
  isSource: row.source_id !== null,
  state: row.state as 'open' | 'told' | 'not_needed',
  remark: row.remark,
  toldBy: row.told_by,
  toldAt: row.told_at?.toISOString() ?? null,
})

type LetterRow = Awaited<ReturnType<typeof requests.listLetters>>[number]

const toLetter = (row: LetterRow): RequestPage['letters'][number] => ({
  id: row.id,
  template: row.template as LetterTemplate,
  language: row.language as 'nl' | 'en',
  title: row.title,
  body: row.body,
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  sentHow: row.sent_how as LetterWay | null,
  sentBy: row.sent_by,
  sentAt: row.sent_at?.toISOString() ?? null,
})
