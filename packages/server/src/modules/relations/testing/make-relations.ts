import { randomUUID } from 'node:crypto'
import type { RelationRecord } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains, findLinkTypes, findTypes } from '../../governance/index.ts'
import { createBlankRelation, replaceProjections } from '../index.ts'

type Person = {
  first?: string
  prefix?: string
  surname?: string
  email?: string
  phone?: string
  place?: string
  postcode?: string
  number?: string
  card?: string
}

/** What was given, without what was not. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

/** The record of a person, from as little as a test wants to say. */
export function person({
  first,
  prefix,
  surname,
  email,
  phone,
  place,
  postcode,
  number,
  card,
}: Person): RelationRecord {
  const name = given({ firstName: first, prefix, surname })
  const address = given({ street: number && 'Kerkstraat', houseNumber: number, postcode, place })
  return {
    kind: 'person',
    ...(Object.keys(name).length > 0 && { name }),
    ...(email !== undefined && { emails: [email] }),
    ...(phone !== undefined && { phones: [{ number: phone, kind: 'mobile', isValid: true }] }),
    ...(Object.keys(address).length > 0 && { addresses: [{ use: 'visit', ...address }] }),
    ...(card !== undefined && { identifiers: [{ scheme: 'card', value: card }] }),
  }
}

export function organisation(organisationName: string, place?: string): RelationRecord {
  return {
    kind: 'organisation',
    organisationName,
    ...(place === undefined ? {} : { addresses: [{ use: 'visit', place }] }),
  }
}

/** Makes a relation as the modules above do: a blank one, whose projections then follow from its golden values. */
export async function makeRelation(ctx: Ctx, golden: RelationRecord, domainId: string | null = null): Promise<string> {
  const id = randomUUID()
  await createBlankRelation(ctx, { id, record: golden, domainId })
  await replaceProjections(ctx, [{ relationId: id, golden, changedAt: ctx.now }])
  return id
}

export async function makeRelations(
  app: TestApp,
  records: readonly RelationRecord[],
  domainId: string | null = null,
): Promise<string[]> {
  return app.inTransaction(async (ctx) => {
    const ids: string[] = []
    for (const record of records) ids.push(await makeRelation(ctx, record, domainId))
    return ids
  })
}

/** Two domains of the organisation, types in them, and somebody who may see only the first. */
export async function makeRights(app: TestApp) {
  return app.inTransaction(async (ctx) => {
    const [mine, other] = await findDomains(ctx)
    const types = await findTypes(ctx)
    if (!mine || !other) throw new Error('The standard model has two domains.')
    const limited: Who = { ...app.who('relation_manager'), domainMask: (1n << BigInt(mine.bit)).toString() }
    return { mine, other, limited, types, linkTypes: await findLinkTypes(ctx) }
  })
}
