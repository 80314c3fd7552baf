import { dutchDay } from '@klantregie/contract'
import type { lookUpRelations as contract, RelationRecord } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { parseDay } from '../../../platform/pure/dutch/calendar-day.ts'
import { normaliseEmail } from '../../../platform/pure/dutch/email.ts'
import { splitHouseNumber } from '../../../platform/pure/dutch/house-number.ts'
import { completeName, splitPersonName } from '../../../platform/pure/dutch/person-name.ts'
import { parsePhone } from '../../../platform/pure/dutch/phone.ts'
import { parsePostcode } from '../../../platform/pure/dutch/postcode.ts'
import { disclosuresOf, findSummaries } from '../../relations/index.ts'
import { featuresOf } from '../matching/features.rules.ts'
import { keysOf } from '../matching/neighbourhood.rules.ts'
import { limited } from './features-of-record.ts'
import { Neighbourhood, type Hit } from './neighbourhood.ts'
import { findModel } from './match-run.queries.ts'
import * as records from './records-to-match.queries.ts'

type Asked = z.infer<(typeof contract)['body']>
type Found = z.infer<(typeof contract)['response']>['items'][number]

/** No more than somebody can take in while typing. */
const MOST_SHOWN = 5
/** Less likely than this is no "this may be …". */
const LEAST_PROBABLE = 0.05

/** Relations that may be the one somebody is typing in, likeliest first; those that the user may not see are not there. */
export async function lookUpRelations(ctx: Ctx, asked: Asked): Promise<Found[]> {
  const record = recordOf(asked, ctx.now)
  const hits = (await resembling(ctx, record)).filter(({ relationId }) => relationId !== asked.exceptId)
  const summaries = await findSummaries(
    ctx,
    hits.map(({ relationId }) => relationId),
  )
  // What does not exist for the reader may not take the place of what does.
  const seen = hits.filter(({ relationId }) => summaries.has(relationId))
  const fair = (await withoutKeptBack(ctx, record, seen)).slice(0, MOST_SHOWN)
  return fair.flatMap(({ relationId, probability, evidence }) => {
    const relation = summaries.get(relationId)
    return relation ? [{ relation, probability, evidence: [...evidence] }] : []
  })
}

async function resembling(ctx: Ctx, record: RelationRecord): Promise<Hit[]> {
  const features = featuresOf(record)
  const near = await records.findRecords(ctx, (await records.findByKeys(ctx, limited(keysOf(features)))).ids)
  if (near.length === 0) return []
  const model = await findModel(ctx)
  return new Neighbourhood(near, model?.model, ctx.now)
    .resembling(features)
    .filter(({ probability }) => probability >= LEAST_PROBABLE)
}

/**
 * Of a relation of which something is kept back only what the reader may read counts: otherwise whoever types an address
 * learns whose it is. Those are looked up once more with the rest of what was typed.
 */
async function withoutKeptBack(ctx: Ctx, record: RelationRecord, hits: readonly Hit[]): Promise<Hit[]> {
  const disclosures = await disclosuresOf(
    ctx,
    hits.map(({ relationId }) => relationId),
  )
  const known = new Map<string, Promise<Hit[]>>()
  const fair: Hit[] = []
  for (const hit of hits) {
    const disclosure = disclosures.get(hit.relationId)
    if (!disclosure) continue
    const readable = disclosure.isOpen ? record : disclosure.record(record).record
    const key = JSON.stringify(readable)
    if (key === JSON.stringify(record)) fair.push(hit)
    else {
      const again = known.get(key) ?? resembling(ctx, readable)
      known.set(key, again)
      fair.push(...(await again).filter(({ relationId }) => relationId === hit.relationId))
    }
  }
  return fair.toSorted((one, other) => other.probability - one.probability)
}

/** What was typed, in the form of a record; what cannot be read yet, because it is half typed, is left out. */
function recordOf(asked: Asked, now: Date): RelationRecord {
  const said = {
    name: nameOf(asked),
    organisationName: filled(asked.organisationName),
    emails: listOf(filled(asked.email), normaliseEmail),
    phones: listOf(filled(asked.phone), parsePhone),
    birthDate: dayOf(filled(asked.birthDate), now),
    addresses: listOf(asked, addressOf),
  }
  const known = Object.entries(said).filter(([, value]) => value !== undefined)
  return { kind: asked.kind, ...(Object.fromEntries(known) as Partial<RelationRecord>) }
}

const filled = (text: string | undefined) => (text === '' ? undefined : text)

function listOf<A, B>(asked: A | undefined, read: (asked: A) => B | undefined): B[] | undefined {
  const value = asked === undefined ? undefined : read(asked)
  return value === undefined ? undefined : [value]
}

function dayOf(text: string | undefined, now: Date): string | undefined {
  if (text === undefined) return undefined
  const reading = parseDay(text, { order: 'dmy', today: dutchDay(now) })
  return reading.state === 'day' ? reading.day : undefined
}

function nameOf({ name, firstName, prefix, surname }: Asked): RelationRecord['name'] {
  if (name !== undefined && name !== '') return splitPersonName(name)
  const parts = Object.entries({ firstName, prefix, surname }).filter(([, part]) => part !== undefined && part !== '')
  return parts.length === 0 ? undefined : completeName(Object.fromEntries(parts))
}

function addressOf({ postcode, houseNumber }: Asked): NonNullable<RelationRecord['addresses']>[number] | undefined {
  const code = postcode === undefined ? undefined : parsePostcode(postcode)?.postcode
  if (code === undefined) return undefined
  return {
    use: 'visit',
    postcode: code,
    ...(houseNumber === undefined || houseNumber === '' ? {} : splitHouseNumber(houseNumber)),
  }
}
