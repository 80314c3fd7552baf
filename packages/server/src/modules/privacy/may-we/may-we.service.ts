import { dutchDay } from '@klantregie/contract'
import type { Channel, MayReceiveItem, MayWeAnswer, WordingLanguage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { adultsNear, visibleId } from '../../relations/index.ts'
import * as consents from '../consent/consent.queries.ts'
import { noesToReplace } from '../consent/consent-state.rules.ts'
import { toStatement, wordsFor, type StatementWords } from '../consent/statement.ts'
import type { PurposeRow } from '../purposes/purpose.queries.ts'
import * as purposes from '../purposes/purpose.queries.ts'
import { currentWording } from '../purposes/purpose.rules.ts'
import { getPurpose } from '../purposes/purpose.service.ts'
import type { SettingRow } from '../purposes/setting.queries.ts'
import { readySettings } from '../purposes/setting.service.ts'
import * as topics from '../purposes/topic.queries.ts'
import { toCustomerFact, toStanding } from '../standing/standing.service.ts'
import type { Decision, Question, StandingFact } from './facts.rules.ts'
import { factsOf, gather, kindsOf, type Gathered } from './gather-facts.ts'
import { decideMayWe } from './may-we.rules.ts'
import { isUnderSixteen } from './sixteen.rules.ts'

export type MayWeQuestion = {
  readonly purposeId: string
  readonly channel: Channel
  readonly topicId?: string | undefined
  /** ISO moment; now when left out. */
  readonly at?: string | undefined
}

/**
 * Whether one purpose may reach each of these relations, in the order asked: for everything that reaches out. Relations that do not
 * exist for the reader answer `gone`. The number of queries does not depend on the number of relations.
 * @throws AppError privacy.purpose_not_found, privacy.topic_not_found
 */
export async function mayWe(ctx: Ctx, relationIds: readonly string[], question: MayWeQuestion): Promise<MayWeAnswer[]> {
  const purpose = await getPurpose(ctx, question.purposeId)
  const isTopicActive = await requireTopic(ctx, question)
  const asked = {
    ...questionAbout(purpose, await readySettings(ctx)),
    channel: question.channel,
    topicId: question.topicId ?? null,
    at: question.at === undefined ? ctx.now : new Date(question.at),
  }
  const gathered = await gather(ctx, relationIds, { at: asked.at, kinds: kindsOf(asked.channel) })
  const said = Map.groupBy(
    await consents.listSaid(ctx, {
      relationIds,
      purposeId: purpose.id,
      channel: asked.channel,
      until: question.at === undefined ? null : asked.at,
    }),
    (row) => row.relationId,
  )
  const about = isTopicActive ? asked : { ...asked, purpose: { ...asked.purpose, isActive: false } }
  return relationIds.map((relationId) => {
    const statements = said.get(relationId) ?? []
    const { decision, rule, consentId, customerFactId, standingId } = decideMayWe(
      factsOf(gathered, { relationId, purposeId: purpose.id, statements }),
      about,
    )
    return { relationId, decision, rule, evidence: { consentId, customerFactId, standingId } }
  })
}

async function requireTopic(ctx: Ctx, { purposeId, topicId }: MayWeQuestion): Promise<boolean> {
  if (topicId === undefined) return true
  const topic = (await topics.list(ctx)).find((one) => one.id === topicId && one.purposeId === purposeId)
  if (!topic) throw new AppError('privacy.topic_not_found')
  return topic.isActive
}

function questionAbout(
  purpose: PurposeRow,
  { organisationKind }: SettingRow,
): Pick<Question, 'purpose' | 'organisationKind'> {
  const { id, kind, basis, channels, isOwnOffer, status } = purpose
  return { purpose: { id, kind, basis, channels, isOwnOffer, isActive: status === 'active' }, organisationKind }
}

/**
 * Everything a relation may and may not receive now, with the rule, the proof and what a yes would have to name. Purposes in use,
 * and topics that the relation said something about.
 * @throws AppError relations.relation_not_found
 */
export async function mayReceive(ctx: Ctx, id: string) {
  const relationId = await visibleId(ctx, id)
  const settings = await readySettings(ctx)
  const gathered = await gather(ctx, [relationId], { at: ctx.now, kinds: ['email', 'phone'] })
  const rows = (await consents.listOf(ctx, relationId)).filter(({ voidedAt }) => voidedAt === null)
  const page = { ctx, relationId, settings, gathered, rows, words: await wordsFor(ctx, rows) }
  const active = (await purposes.list(ctx)).filter(({ status }) => status === 'active')
  const birthDate = gathered.reach.get(relationId)?.birthDate ?? null
  const isChild = isUnderSixteen(birthDate, dutchDay(ctx.now))
  return {
    items: active.flatMap((purpose) => itemsOf(page, purpose)),
    standings: (gathered.standings.get(relationId) ?? []).map(toStanding),
    customerFacts: (gathered.customers.get(relationId) ?? []).map(toCustomerFact),
    isUnderSixteen: isChild,
    guardians: isChild ? await adultsNear(ctx, relationId) : [],
    mayWrite: ctx.permissions.has('privacy.consent.write'),
  }
}

type PageParts = {
  readonly ctx: Ctx
  readonly relationId: string
  readonly settings: SettingRow
  readonly gathered: Gathered
  readonly rows: readonly consents.ConsentRow[]
  readonly words: StatementWords
}

function itemsOf(page: PageParts, purpose: PurposeRow): MayReceiveItem[] {
  return purpose.channels.flatMap((channel) => {
    const statements = page.rows.filter((row) => row.purposeId === purpose.id && row.channel === channel)
    const topicIds = new Set([null, ...statements.map(({ topicId }) => topicId)])
    return [...topicIds].map((topicId) => itemOf(page, { purpose, channel, topicId, statements }))
  })
}

/** Now, or the last moment that is written down: clocks of two machines differ. */
function lastMoment(statements: readonly consents.ConsentRow[], now: Date): Date {
  return statements.reduce((latest, { occurredAt }) => (occurredAt > latest ? occurredAt : latest), now)
}

function objectionsTo(holding: readonly StandingFact[], purpose: PurposeRow): readonly StandingFact[] {
  return holding.filter(
    ({ kind, purposeId }) =>
      kind === 'objected' && (purposeId === purpose.id || (purposeId === null && purpose.kind !== 'service')),
  )
}

type ItemParts = {
  readonly purpose: PurposeRow
  readonly channel: Channel
  readonly topicId: string | null
  readonly statements: readonly consents.ConsentRow[]
}

function itemOf(page: PageParts, { purpose, channel, topicId, statements }: ItemParts): MayReceiveItem {
  const { ctx, relationId, gathered, words } = page
  const about = { ...questionAbout(purpose, page.settings), channel, topicId, at: ctx.now }
  const facts = factsOf(gathered, { relationId, purposeId: purpose.id, statements })
  const found = decideMayWe(facts, about)
  return {
    purposeId: purpose.id,
    purpose: purpose.name,
    kind: purpose.kind,
    channel,
    topicId,
    topic: topicId === null ? null : (words.topics.get(topicId) ?? null),
    decision: found.decision,
    rule: found.rule,
    ...evidenceOf(page, found, statements),
    noes: [
      ...noesToReplace(statements, { at: lastMoment(statements, ctx.now), topicId }),
      ...objectionsTo(facts.standings, purpose),
    ].map(({ id }) => id),
    wording: wordingOf(page, purpose, channel),
  }
}

/** What the decision rests on, as people read it. */
function evidenceOf(
  { relationId, gathered, words }: PageParts,
  found: Decision,
  statements: readonly consents.ConsentRow[],
): Pick<MayReceiveItem, 'consent' | 'customerFact' | 'standing'> {
  const consent = statements.find(({ id }) => id === found.consentId)
  const fact = gathered.customers.get(relationId)?.find(({ id }) => id === found.customerFactId)
  const standing = gathered.standings.get(relationId)?.find(({ id }) => id === found.standingId)
  return {
    consent: consent ? toStatement(consent, words) : null,
    customerFact: fact ? toCustomerFact(fact) : null,
    standing: standing ? toStanding(standing) : null,
  }
}

/** The text to read out now, in the language of the relation. */
function wordingOf({ relationId, gathered, words }: PageParts, { id }: PurposeRow, channel: Channel) {
  const language: WordingLanguage = gathered.reach.get(relationId)?.language === 'en' ? 'en' : 'nl'
  const known = [...words.wordings.values()].filter(({ purposeId }) => purposeId === id)
  const wording = currentWording(known, { channel, language })
  return wording ? { id: wording.id, text: wording.text } : null
}
