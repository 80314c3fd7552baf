import type { ProductRegister, RelationRecord, SchoolLocation } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { parsePhones } from '../../../platform/pure/dutch/phone.ts'
import { fileSource, getSource, keepKeys, loadRecords } from '../../identity/index.ts'
import { domainMaskOf, findLinkTypes, findTypes } from '../../governance/index.ts'
import { addLink, findCarriers, findSummaries, requireChange } from '../../relations/index.ts'
import { workingAreaOf } from '../../segments/index.ts'
import { toAddress } from './carry-out.rules.ts'
import { toEdition } from './edition.service.ts'
import * as editions from './edition.queries.ts'
import * as locations from './location.queries.ts'
import { newId } from './edition.queries.ts'
import * as proposals from './proposal.queries.ts'
import { productRegisters } from './product-registers.ts'

/** Older editions are of no use to anybody. */
const EDITIONS_SHOWN = 20
const SOURCE = { nl: 'Scholenregister (DUO)', en: 'Register of schools (DUO)' } as const

/** Which registers there are, and what is in them. */
export async function listRegisters(ctx: Ctx) {
  const current = await editions.listCurrent(ctx)
  const sizes = await locations.measure(ctx)
  const schools = (['schools_primary', 'schools_secondary'] as const).map((key) => {
    const edition = current.find(({ register }) => register === key)
    const {
      boards = 0,
      schools: brins = 0,
      locations: there = 0,
      closed = 0,
    } = sizes.find(({ register }) => register === key) ?? {}
    return { key, current: edition ? toEdition(edition) : null, boards, schools: brins, locations: there, closed }
  })
  const product: ProductRegister[] = productRegisters()
  return {
    schools,
    editions: (await editions.listNewest(ctx, EDITIONS_SHOWN)).map(toEdition),
    product,
    openProposals: (await proposals.listRelationIds(ctx)).length,
  }
}

type Listed = {
  readonly q?: string | undefined
  readonly municipalities?: string | undefined
  readonly within?: 'working_area' | undefined
  readonly without?: 'relation' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Locations that are there, with the relation that carries the number as far as the reader may see it. */
export async function listLocations(
  ctx: Ctx,
  { q = '', municipalities, within, without, after = '', limit }: Listed,
): Promise<{
  items: (SchoolLocation & { relation: { id: string; name: string } | null })[]
  next: string | null
  total: number
  within: string[] | null
}> {
  const area = within === undefined ? null : (await workingAreaOf(ctx)).municipalities
  const asked = { q, municipalities: chosen(municipalities, area) }
  const matching = await locations.listCodes(ctx, asked)
  const codes = without === undefined ? matching : await withoutRelation(ctx, matching)
  const behind = codes.filter((code) => code > after)
  const page = behind.slice(0, limit)
  return {
    items: await withRelations(ctx, page),
    next: behind.length > limit ? (page.at(-1) ?? null) : null,
    total: codes.length,
    within: area?.map(({ name }) => name) ?? null,
  }
}

function chosen(said: string | undefined, area: readonly { readonly code: string }[] | null): string[] | null {
  return said?.split(',') ?? area?.map(({ code }) => code) ?? null
}

async function withRelations(ctx: Ctx, codes: readonly string[]) {
  const relations = await relationsOf(ctx, 'brin_location', codes)
  const found = await locations.findByCodes(ctx, codes)
  return found.map((one) => ({ ...one, relation: relations.get(one.code) ?? null }))
}

/** A relation that others see and this reader does not has the number too: a second one is not made beside it. */
async function withoutRelation(ctx: Ctx, codes: readonly string[]): Promise<string[]> {
  const carried = await findCarriers(ctx, { scheme: 'brin_location', values: codes }, { isSeen: false })
  const taken = new Set(carried.map(({ value }) => value))
  return codes.filter((code) => !taken.has(code))
}

/** By number, the relation of the reader that carries it. */
export async function relationsOf(
  ctx: Ctx,
  scheme: 'brin' | 'brin_location' | 'board',
  values: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const carriers = await findCarriers(ctx, { scheme, values }, { isSeen: true })
  const names = await findSummaries(
    ctx,
    carriers.map(({ relationId }) => relationId),
  )
  return new Map(
    carriers.flatMap(({ value, relationId }) => {
      const name = names.get(relationId)?.name
      return name === undefined ? [] : [[value, { id: relationId, name }] as const]
    }),
  )
}

/** @throws AppError integrations.location_not_found: also of what closed */
export async function getLocation(ctx: Ctx, code: string): Promise<SchoolLocation> {
  const [found] = await locations.findByCodes(ctx, [code])
  if (!found || found.closedOn !== null) throw new AppError('integrations.location_not_found')
  return found
}

type Making = { readonly code: string; readonly withParents: boolean }

/**
 * Makes a relation of a location, out of a source of its own so that everybody sees where it came from, with links to its school and its
 * board. `withParents`: those become relations too; otherwise only where they are.
 * @throws AppError integrations.location_not_found, integrations.location_is_relation, integrations.register_type_missing,
 * relations.change_not_allowed
 */
export async function makeRelation(
  ctx: Ctx,
  { code, withParents }: Making,
): Promise<{ relationId: string; made: number }> {
  const location = await getLocation(ctx, code)
  const taken = await findCarriers(ctx, { scheme: 'brin_location', values: [code] }, { isSeen: false })
  if (taken.length > 0) throw new AppError('integrations.location_is_relation')
  const make = await makerOf(ctx)
  const relationId = await make('school', { objectType: 'location', externalId: code, record: recordOf(location) })
  let made = 1
  const parentOf = async (scheme: 'brin' | 'board', value: string, name: string): Promise<string | null> => {
    const known = (await relationsOf(ctx, scheme, [value])).get(value)?.id
    if (known !== undefined || !withParents) return known ?? null
    const hidden = await findCarriers(ctx, { scheme, values: [value] }, { isSeen: false })
    if (hidden.length > 0) return null
    made += 1
    const record: RelationRecord = { kind: 'organisation', organisationName: name, identifiers: [{ scheme, value }] }
    const isSchool = scheme === 'brin'
    return make(isSchool ? 'school' : 'school_board', {
      objectType: isSchool ? 'school' : 'board',
      externalId: value,
      record,
    })
  }
  const schoolId = await parentOf('brin', location.brin, await schoolName(ctx, location))
  const boardId = await parentOf('board', location.board, `Bevoegd gezag ${location.board}`)
  if (schoolId !== null) await link(ctx, 'location_of', { from: relationId, to: schoolId })
  if (boardId !== null) await link(ctx, 'governed_by', { from: schoolId ?? relationId, to: boardId })
  await ctx.audit('register.relation_made', { kind: 'relation', id: relationId }, { code, made })
  await ctx.announce({ topic: 'relation', id: relationId })
  return { relationId, made }
}

/** DUO's own location of a school ends in 00; its name is the name of the school. */
async function schoolName(ctx: Ctx, { brin, name }: SchoolLocation): Promise<string> {
  const [main] = await locations.findByCodes(ctx, [`${brin}00`])
  return main?.name ?? name
}

type NewLink = { readonly from: string; readonly to: string; readonly since?: string }

/** Links two relations by a standard kind of link; where the organisation retired that kind nothing is linked. */
export async function link(ctx: Ctx, key: string, { from, to, since }: NewLink): Promise<void> {
  const type = (await findLinkTypes(ctx)).find((one) => one.key === key)
  if (!type || type.isRetired || from === to) return
  await addLink(ctx, { id: from, linkTypeId: type.id, otherId: to, isReversed: false, from: since })
}

type Made = { readonly objectType: string; readonly externalId: string; readonly record: RelationRecord }

async function makerOf(ctx: Ctx) {
  const source = await getSource(ctx, await fileSource(ctx, SOURCE[ctx.language]))
  const types = (await findTypes(ctx)).filter((type) => !type.isRetired && type.kinds.includes('organisation'))
  return async (key: string, { objectType, externalId, record }: Made): Promise<string> => {
    const type = types.find((one) => one.key === key) ?? types.find((one) => one.key === 'school')
    if (!type) throw new AppError('integrations.register_type_missing')
    requireChange(ctx, { domainMask: await domainMaskOf(ctx, [type.domainId]) })
    const relationId = newId()
    const said = { Naam: record.organisationName ?? '', Nummer: externalId }
    const ids = await loadRecords(ctx, [
      {
        ...{ source, objectType, externalId, relationId, record, payload: said },
        ...{ typeIds: [type.id], domainId: type.domainId, branchId: null, recordedAt: ctx.now },
      },
    ])
    await keepKeys(ctx, ids)
    return relationId
  }
}

function recordOf(location: SchoolLocation): RelationRecord {
  const phones = parsePhones(location.phone)
  return {
    kind: 'organisation',
    organisationName: location.name,
    addresses: [toAddress(location)],
    identifiers: [{ scheme: 'brin_location', value: location.code }],
    ...(location.municipality === '' ? {} : { municipality: location.municipality }),
    ...(phones.length === 0 ? {} : { phones }),
    ...(location.website === '' ? {} : { website: location.website }),
  }
}
