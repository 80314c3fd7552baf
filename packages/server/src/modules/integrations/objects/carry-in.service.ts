import { hash } from 'node:crypto'
import type { DeliveryCounts, WaitingReason } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import {
  offeringsByNumber,
  receiveOfferings,
  withdrawFacts,
  writeFacts,
  type FactToWrite,
} from '../../activity/index.ts'
import { cellsOfRows, getSource, keyOfRow, receiveRows, type Received } from '../../identity/index.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import type { Stream } from '../connectors/connector.ts'
import type { Beside, GivenFact, GivenObject, ObjectKey, Refused, Understood } from '../connectors/given.rules.ts'
import type { ConnectionRow } from '../connections/connection.queries.ts'
import { keepCampaigns } from '../campaigns/campaign-result.queries.ts'
import { carryConsents } from './carry-consents.service.ts'
import * as objects from './object.queries.ts'

export type Carrying = {
  readonly connection: ConnectionRow
  readonly stream: Stream
  readonly deliveryId: string
  /** The organisation's hash of what somebody was known by who asked to be forgotten. */
  readonly hashOf: (key: string) => string
  /** What is here is understood anew, also when it says what it said. */
  readonly isReplay: boolean
}

type Meaning = {
  readonly object: GivenObject
  readonly known: objects.ObjectRow | undefined
  readonly payload: string
  readonly hash: string
  readonly understood: Understood | Refused
}

/**
 * Carries a page of objects in, in the transaction of the caller: kept as they came, understood, and what they say stored through the same
 * doors as a list: people by identity, what is offered and what was done by activity. Guarantees: every object gets exactly one outcome;
 * the same page again changes nothing. Answers the account.
 */
export async function carryIn(ctx: Ctx, carrying: Carrying, given: readonly GivenObject[]): Promise<DeliveryCounts> {
  const distinct = [...new Map(given.map((object) => [keyOfRow(object), object])).values()]
  const known = new Map(
    (await objects.findForUpdate(ctx, carrying.connection.id, distinct)).map((row) => [keyOfRow(row), row]),
  )
  const wanted = distinct.flatMap((object) => withLastPayload(object, known.get(keyOfRow(object))))
  const hashed = wanted.map((object) => {
    const payload = JSON.stringify(object.payload)
    return {
      object,
      known: known.get(keyOfRow(object)),
      payload,
      hash: hash('sha256', `${payload}\n${object.isGone === true ? 'gone' : ''}`, 'base64url').slice(0, 22),
    }
  })
  const same = hashed.filter((one) => isNoNews(one, carrying))
  await objects.seen(
    ctx,
    same.flatMap((one) => one.known?.id ?? []),
    carrying.deliveryId,
  )
  const others = hashed.filter((one) => !same.includes(one))
  const beside = await besideOf(
    ctx,
    carrying,
    others.map(({ object }) => object),
  )
  const meanings = others.map((one) => ({ ...one, understood: understandSafely(carrying, one.object, beside) }))
  const kept = await storeMeanings(ctx, carrying, meanings)
  await objects.keep(ctx, { connectionId: carrying.connection.id, deliveryId: carrying.deliveryId }, kept)
  await keepCampaigns(
    ctx,
    carrying.connection.id,
    meanings.flatMap(({ understood }, index) =>
      'refused' in understood || understood.campaign === undefined
        ? []
        : [{ objectId: kept[index]?.id ?? '', ...understood.campaign }],
    ),
  )
  const repeated = given.length - distinct.length
  return countOf({ given: repeated + wanted.length, repeated, same, kept, meanings })
}

/** What is gone says nothing any more: it is what it said last. Of what was never here nothing can be gone. */
function withLastPayload(object: GivenObject, known: objects.ObjectRow | undefined): readonly GivenObject[] {
  if (object.isGone !== true || object.payload !== null) return [object]
  return known === undefined ? [] : [{ ...object, payload: known.payload }]
}

/** The same again; or gone there and never here, of which nothing is made and nothing is kept. */
function isNoNews(
  { object, known, hash: said }: Pick<Meaning, 'object' | 'known' | 'hash'>,
  { isReplay }: Carrying,
): boolean {
  if (known === undefined) return object.isGone === true
  return !isReplay && known.hash === said
}

/** What an object should be understood with: other objects of the page, else those that came before. */
async function besideOf(ctx: Ctx, { connection, stream }: Carrying, given: readonly GivenObject[]): Promise<Beside> {
  const keys = new Map(given.flatMap(({ payload }) => stream.needs(payload)).map((key) => [keyOfRow(key), key]))
  const found = await objects.findPayloads(ctx, connection.id, [...keys.values()])
  const said = new Map([...found, ...given].map((object) => [keyOfRow(object), object.payload]))
  return (key) => said.get(keyOfRow(key))
}

/** An object of a form that nobody foresaw is for a person to look at; the others are not held up by it. */
function understandSafely({ stream, connection }: Carrying, object: GivenObject, beside: Beside): Understood | Refused {
  try {
    return stream.understand(object, connection.settings, beside)
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    return { title: object.externalId, refused: { code: 'not_understood', details: {} } }
  }
}

/** What is kept of an object, understood by itself; null when it was not. */
function understoodBefore(carrying: Carrying, known: objects.ObjectRow): Understood | null {
  const before = understandSafely(carrying, objects.givenAgain(known), () => undefined)
  return 'refused' in before ? null : before
}

async function storeMeanings(ctx: Ctx, carrying: Carrying, meanings: readonly Meaning[]): Promise<objects.Kept[]> {
  const { connection } = carrying
  const understood = meanings.flatMap((meaning) =>
    'refused' in meaning.understood ? [] : [{ meaning, means: meaning.understood }],
  )
  const people = await receivePeople(
    ctx,
    carrying,
    understood.flatMap(({ means }) => means.people),
  )
  await receiveOfferings(
    ctx,
    connection.sourceId,
    understood.flatMap(({ means }) => means.offerings),
  )
  // Most of what is sold was received long before it was sold.
  const offeringIds = await offeringsByNumber(ctx, connection.sourceId, [
    ...new Set(understood.flatMap(({ means }) => means.facts.flatMap(({ offering }) => offering ?? []))),
  ])
  const cells = await cellsOf(ctx, carrying, { people, abouts: understood.flatMap(({ means }) => means.about ?? []) })
  const facts = understood.flatMap(({ meaning, means }) =>
    means.facts.map((fact) => factOf(fact, { meaning, cells, offeringIds, carrying })),
  )
  await writeFacts(ctx, facts)
  const said = understood.map(({ meaning: { known }, means }) => ({
    means,
    before: means.consents === undefined || known === undefined ? null : understoodBefore(carrying, known),
    goneAt: known?.goneAt ?? null,
  }))
  await carryConsents(ctx, { connection, deliveryId: carrying.deliveryId, people }, said)
  const factKeys = new Set(facts.map(({ sourceKey }) => sourceKey))
  // A scan that was taken back, an order that was revived: what is not said any more is not true any more.
  const withdrawn = understood.flatMap(({ meaning, means }) =>
    means.keepsFacts === true ? [] : (meaning.known?.factKeys ?? []).filter((key) => !factKeys.has(key)),
  )
  await withdrawFacts(ctx, { sourceId: connection.sourceId, keys: withdrawn })
  return meanings.map((meaning) => keptOf(meaning, { people, cells, stream: carrying.stream.key }))
}

async function receivePeople(
  ctx: Ctx,
  { connection, deliveryId, hashOf }: Carrying,
  rows: Understood['people'],
): Promise<Map<string, Received>> {
  if (rows.length === 0) return new Map()
  return receiveRows(
    ctx,
    {
      source: await getSource(ctx, connection.sourceId),
      deliveryId,
      columns: connection.columns ?? connectorOf(connection.connector).columns,
      typeIds: connection.typeIds,
      domainId: connection.domainId,
      branchId: connection.branchId,
      hashOf,
    },
    rows,
  )
}

/** By key, the cell of everybody whom the objects are about: those of this page, and those who came before. */
async function cellsOf(
  ctx: Ctx,
  { connection }: Carrying,
  { people, abouts }: { readonly people: ReadonlyMap<string, Received>; readonly abouts: readonly ObjectKey[] },
): Promise<Map<string, string>> {
  const here = [...people].flatMap(([key, answer]): [string, string][] =>
    answer.outcome === 'refused' ? [] : [[key, answer.cellId]],
  )
  const known = new Map(here)
  const missing = abouts.filter((key) => !known.has(keyOfRow(key)) && !people.has(keyOfRow(key)))
  for (const [key, cellId] of await cellsOfRows(ctx, connection.sourceId, missing)) known.set(key, cellId)
  return known
}

type Placing = {
  readonly meaning: Meaning
  readonly cells: ReadonlyMap<string, string>
  readonly offeringIds: ReadonlyMap<string, string>
  readonly carrying: Carrying
}

/** What somebody said it belongs to comes before what the object says: they looked at it. */
function factOf(
  { key, person, offering, reversesKey, ...fact }: GivenFact,
  { meaning, cells, offeringIds, carrying }: Placing,
): FactToWrite {
  const said = person === null ? undefined : cells.get(keyOfRow(person))
  return {
    ...fact,
    relationId: meaning.known?.attachedCellId ?? said ?? null,
    offeringId: offering === null ? null : (offeringIds.get(offering) ?? null),
    isReversal: reversesKey !== null,
    reversesKey,
    sourceId: carrying.connection.sourceId,
    sourceKey: key,
  }
}

type Keeping = {
  readonly people: ReadonlyMap<string, Received>
  readonly cells: ReadonlyMap<string, string>
  readonly stream: string
}

function baseOf({ object, known, payload, hash: said, understood }: Meaning, stream: string) {
  return {
    id: known?.id ?? objects.newId(),
    objectType: object.objectType,
    externalId: object.externalId,
    stream,
    payload,
    hash: said,
    title: understood.title,
    isGone: object.isGone === true,
    factKeys: factKeysOf(understood, known?.factKeys ?? []),
    cellIds: [],
  }
}

/** What cannot be understood today says nothing about what was understood before. */
const factKeysOf = (understood: Understood | Refused, before: readonly string[]): readonly string[] =>
  'refused' in understood || understood.keepsFacts === true ? before : understood.facts.map(({ key }) => key)

function keptOf(meaning: Meaning, { people, cells, stream }: Keeping): objects.Kept {
  const { known, understood } = meaning
  const base = baseOf(meaning, stream)
  if ('refused' in understood) return { ...base, outcome: 'rejected', reason: understood.refused }
  const answers = understood.people.flatMap((person) => people.get(keyOfRow(person)) ?? [])
  const forgotten = answers.some((answer) => answer.outcome === 'refused' && answer.reason === 'forgotten')
  // Of whoever asked to be forgotten not even the order is kept; what is known by is enough to know it again.
  if (forgotten)
    return { ...base, payload: '{}', title: null, outcome: 'rejected', reason: { code: 'forgotten', details: {} } }
  const attached = known?.attachedCellId ?? null
  const about = understood.about === null ? undefined : cells.get(keyOfRow(understood.about))
  const own = answers.flatMap((answer) => (answer.outcome === 'refused' ? [] : [answer.cellId]))
  const wants = attached === null ? wantsOf(understood, about) : null
  const cellIds = new Set([...own, attached, about].filter((cellId) => typeof cellId === 'string'))
  return { ...base, cellIds: [...cellIds], outcome: wants === null ? 'mapped' : 'unmatched', reason: wants }
}

function wantsOf({ wants, about, facts, mayBeNobody }: Understood, cellId: string | undefined): WaitingReason | null {
  if (wants !== null || mayBeNobody === true) return wants
  if (about === null || cellId !== undefined || facts.length === 0) return null
  return { code: 'no_name', details: { of: about.externalId, kind: about.objectType } }
}

type Counting = {
  readonly given: number
  readonly repeated: number
  readonly same: readonly unknown[]
  readonly kept: readonly objects.Kept[]
  readonly meanings: readonly Meaning[]
}

/** An object that a page holds twice was offered twice, and the second says nothing new. */
function countOf({ given, repeated, same, kept, meanings }: Counting): DeliveryCounts {
  const known = new Map(meanings.map(({ object, known: before }) => [keyOfRow(object), before]))
  const mapped = kept.filter(({ outcome }) => outcome === 'mapped')
  const isNew = (one: objects.Kept) => known.get(keyOfRow(one)) === undefined
  const isSame = (one: objects.Kept) =>
    known.get(keyOfRow(one))?.hash === one.hash && known.get(keyOfRow(one))?.outcome === 'mapped'
  return {
    offered: given,
    new: mapped.filter(isNew).length,
    changed: mapped.filter((one) => !isNew(one) && !isSame(one)).length,
    same: repeated + same.length + mapped.filter((one) => !isNew(one) && isSame(one)).length,
    unmatched: kept.filter(({ outcome }) => outcome === 'unmatched').length,
    rejected: kept.filter(({ outcome }) => outcome === 'rejected').length,
    gone: kept.filter((one) => one.isGone && !isSame(one)).length,
  }
}
