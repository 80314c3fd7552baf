import type { MatchRun, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { Observation, ObservationCode } from '../matching/observations.rules.ts'
import * as records from './records-to-match.queries.ts'

/** What stands in the example that makes the observation recognisable: the very address, number or name. */
const VALUE_OF: Readonly<Partial<Record<ObservationCode, (record: RelationRecord) => string | undefined>>> = {
  'mailbox.crowded': ({ emails }) => emails?.[0],
  'phone.crowded': ({ phones }) => phones?.[0]?.number,
  'address.crowded': ({ addresses }) => addressOf(addresses?.[0]),
  'name.crowded': ({ name }) => name?.original ?? nameOf(name),
  'organisation.crowded': ({ organisationName }) => organisationName,
  'identifier.crowded': ({ identifiers }) => identifiers?.[0]?.value,
}

/** Observations in words that people recognise; an example may belong to a relation of any domain, so only the value is kept. */
export async function observationsOf(ctx: Ctx, observed: readonly Observation[]): Promise<MatchRun['observations']> {
  const found = await records.findRecords(
    ctx,
    observed.map(({ example }) => example),
  )
  const byId = new Map(found.map(({ id, record }) => [id, JSON.parse(record) as RelationRecord]))
  return observed.map(({ code, records: count, example, birth }) => {
    const record = byId.get(example)
    const value = birth === undefined ? record && VALUE_OF[code]?.(record) : dayText(birth)
    return { code, count, value: value ?? null }
  })
}

/** 19680928 as 1968-09-28. */
const dayText = (day: number) => String(day).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')

const addressOf = (address: NonNullable<RelationRecord['addresses']>[number] | undefined) =>
  [address?.postcode, address?.houseNumber].filter((part) => part !== undefined).join(' ')

const nameOf = (name: RelationRecord['name']) =>
  [name?.firstName ?? name?.initials, name?.prefix, name?.surname].filter((part) => part !== undefined).join(' ')
