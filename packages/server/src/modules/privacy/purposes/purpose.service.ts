import type { Channel, Purpose, PurposeStatus, Wording, WordingLanguage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { fold } from '../../../platform/pure/fold.ts'
import * as purposes from './purpose.queries.ts'
import { currentWordings, hasFittingBasis, keyOfName } from './purpose.rules.ts'
import { readySettings } from './setting.service.ts'
import * as topics from './topic.queries.ts'
import * as wordings from './wording.queries.ts'

/** Every purpose with its topics, the texts that are asked now, and how many relations said yes or no. */
export async function listPurposes(ctx: Ctx): Promise<Purpose[]> {
  await readySettings(ctx)
  const [rows, allTopics, allWordings, use] = [
    await purposes.list(ctx),
    await topics.list(ctx),
    await wordings.list(ctx),
    await purposes.countUse(ctx),
  ]
  return rows.map((row) => {
    const counted = use.find(({ purposeId }) => purposeId === row.id)
    return {
      ...row,
      topics: allTopics.filter(({ purposeId }) => purposeId === row.id),
      wordings: currentWordings(allWordings.filter(({ purposeId }) => purposeId === row.id)).map((wording) =>
        toWording(wording, true),
      ),
      isUsed: counted?.isUsed ?? false,
      given: counted?.given ?? 0,
      refused: counted?.refused ?? 0,
    }
  })
}

/** Every purpose by itself, in the order in which they are shown; an organisation that has none yet gets the usual ones. */
export async function findPurposes(ctx: Ctx): Promise<purposes.PurposeRow[]> {
  await readySettings(ctx)
  return purposes.list(ctx)
}

function toWording({ createdAt, byName, ...row }: wordings.WordingRow, isCurrent: boolean): Wording {
  return { ...row, createdAt: createdAt.toISOString(), by: byName, isCurrent }
}

async function describe(ctx: Ctx, id: string): Promise<Purpose> {
  const purpose = (await listPurposes(ctx)).find((one) => one.id === id)
  if (!purpose) throw new AppError('privacy.purpose_not_found')
  return purpose
}

/** @throws AppError privacy.purpose_not_found */
export async function getPurpose(ctx: Ctx, id: string): Promise<purposes.PurposeRow> {
  await readySettings(ctx)
  const purpose = await purposes.find(ctx, id)
  if (!purpose) throw new AppError('privacy.purpose_not_found')
  return purpose
}

export type PurposeInput = Pick<purposes.PurposeRow, 'name' | 'kind' | 'basis' | 'channels'> & {
  readonly description?: string | undefined
  readonly isOwnOffer?: boolean | undefined
  readonly isOnForm?: boolean | undefined
  readonly receiver?: string | undefined
  readonly validMonths?: number | null | undefined
  readonly status?: PurposeStatus | undefined
}

/**
 * Adds a purpose of the organisation's own, as a concept unless said otherwise. Its key follows from its name and never changes.
 * @throws AppError privacy.purpose_needs_consent, privacy.wording_missing
 */
export async function addPurpose(ctx: Ctx, input: PurposeInput): Promise<Purpose> {
  await readySettings(ctx)
  const purpose = {
    description: '',
    isOwnOffer: false,
    isOnForm: false,
    receiver: '',
    validMonths: null,
    status: 'concept' as const,
    ...defined(input),
    channels: [...new Set(input.channels)],
  }
  requireFitting({ ...purpose, hasWording: false })
  const id = await insertUnderFreeKey(ctx, purpose)
  await ctx.audit(
    'purpose.added',
    { kind: 'purpose', id },
    { name: purpose.name, kind: purpose.kind, basis: purpose.basis },
  )
  return describe(ctx, id)
}

async function insertUnderFreeKey(ctx: Ctx, purpose: Omit<purposes.PurposeRow, 'id' | 'key'>): Promise<string> {
  const base = keyOfName(fold(purpose.name))
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}_${number}`
    const id = await purposes.insertIfKeyIsFree(ctx, { ...purpose, key })
    if (id !== null) return id
  }
}

type Checked = Pick<purposes.PurposeRow, 'kind' | 'basis' | 'status' | 'isOnForm'> & { readonly hasWording: boolean }

/** Consent without words to agree to proves nothing, so a purpose that asks consent has them before it is used. */
function requireFitting({ kind, basis, status, isOnForm, hasWording }: Checked): void {
  if (!hasFittingBasis({ kind, basis })) throw new AppError('privacy.purpose_needs_consent')
  const isAsked = basis === 'consent' || isOnForm
  if (isAsked && status === 'active' && !hasWording) throw new AppError('privacy.wording_missing')
}

/** Only what was named; what was left out stays as it is. */
function defined<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

/** @throws AppError privacy.purpose_not_found, privacy.purpose_needs_consent, privacy.wording_missing */
export async function changePurpose(ctx: Ctx, id: string, input: purposes.PurposeChange): Promise<Purpose> {
  const before = await getForChange(ctx, id)
  const change = defined(input)
  const hasWording = (await wordings.list(ctx, id)).length > 0
  requireFitting({ ...before, ...change, hasWording })
  await purposes.update(ctx, id, {
    ...change,
    ...(change.channels === undefined ? {} : { channels: [...new Set(change.channels)] }),
  })
  await ctx.audit(
    'purpose.changed',
    { kind: 'purpose', id },
    { before: pick(before, Object.keys(change)), after: change },
  )
  return describe(ctx, id)
}

function pick(row: object, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => keys.includes(key)))
}

async function getForChange(ctx: Ctx, id: string): Promise<purposes.PurposeRow> {
  const purpose = await purposes.findForChange(ctx, id)
  if (!purpose) throw new AppError('privacy.purpose_not_found')
  return purpose
}

/** What was ever said about a purpose stays, so only one that was never used goes. @throws AppError privacy.purpose_in_use */
export async function removePurpose(ctx: Ctx, id: string): Promise<void> {
  const purpose = await getForChange(ctx, id)
  const use = (await purposes.countUse(ctx)).find(({ purposeId }) => purposeId === id)
  if (use?.isUsed === true) throw new AppError('privacy.purpose_in_use')
  await purposes.remove(ctx, id)
  await ctx.audit('purpose.removed', { kind: 'purpose', id }, { name: purpose.name })
}

/** @throws AppError privacy.purpose_not_found, privacy.topic_name_taken */
export async function addTopic(ctx: Ctx, purposeId: string, name: string): Promise<Purpose> {
  await getForChange(ctx, purposeId)
  await requireFreeName(ctx, { purposeId, name })
  await topics.insert(ctx, purposeId, name)
  await ctx.audit('purpose.topic_added', { kind: 'purpose', id: purposeId }, { name })
  return describe(ctx, purposeId)
}

type TopicChange = { readonly name?: string | undefined; readonly isActive?: boolean | undefined }

/** @throws AppError privacy.purpose_not_found, privacy.topic_not_found, privacy.topic_name_taken */
export async function changeTopic(
  ctx: Ctx,
  { id: purposeId, topicId }: { id: string; topicId: string },
  change: TopicChange,
): Promise<Purpose> {
  await getForChange(ctx, purposeId)
  if (change.name !== undefined) await requireFreeName(ctx, { purposeId, name: change.name, exceptId: topicId })
  if (!(await topics.update(ctx, { id: topicId, purposeId, ...change }))) throw new AppError('privacy.topic_not_found')
  await ctx.audit('purpose.topic_changed', { kind: 'purpose', id: purposeId }, { topicId, ...change })
  return describe(ctx, purposeId)
}

async function requireFreeName(
  ctx: Ctx,
  { purposeId, name, exceptId }: { purposeId: string; name: string; exceptId?: string },
): Promise<void> {
  const taken = (await topics.list(ctx)).some(
    (topic) =>
      topic.purposeId === purposeId && topic.id !== exceptId && topic.name.toLowerCase() === name.toLowerCase(),
  )
  if (taken) throw new AppError('privacy.topic_name_taken')
}

/** Every version, newest first. @throws AppError privacy.purpose_not_found */
export async function listWordings(ctx: Ctx, purposeId: string): Promise<Wording[]> {
  await getPurpose(ctx, purposeId)
  const rows = await wordings.list(ctx, purposeId)
  const current = new Set(currentWordings(rows).map(({ id }) => id))
  return rows.map((row) => toWording(row, current.has(row.id)))
}

type NewWording = { readonly channel: Channel | null; readonly language: WordingLanguage; readonly text: string }

/** Writes the next version; versions before it stay for who agreed to them. @throws AppError privacy.channel_not_used */
export async function addWording(ctx: Ctx, purposeId: string, wording: NewWording): Promise<Purpose> {
  const purpose = await getForChange(ctx, purposeId)
  if (wording.channel !== null && !purpose.channels.includes(wording.channel))
    throw new AppError('privacy.channel_not_used')
  await wordings.insert(ctx, { purposeId, ...wording })
  await ctx.audit(
    'purpose.wording_added',
    { kind: 'purpose', id: purposeId },
    { channel: wording.channel, language: wording.language },
  )
  return describe(ctx, purposeId)
}
