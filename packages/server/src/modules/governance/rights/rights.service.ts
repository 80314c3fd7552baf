import { Role, type RightsCell, type RightsMatrix, type RightsSubject } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx, type FieldRights, type Rights } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { listColleagues, type Colleague } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { nobodyLeft, withCell, withoutSubject, type House, type Person } from './house.rules.ts'
import {
  choicesOf,
  decideMasks,
  isKept,
  isSameCell,
  isWhole,
  mayDecide,
  withSpecial,
  type Masks,
  type Standing,
} from './rights.rules.ts'
import * as rights from './rights.queries.ts'
import { standardRights } from './standard-rights.ts'

/** What somebody may do: whose relations exist for them, what they may do with those, and whether they answer for a domain. */
export type Sight = { readonly domainMask: string; readonly rights: Rights; readonly isOwner: boolean }

/**
 * The rights of somebody at this moment, asked of the database every time: there is no cache to be stale. One statement.
 * `person`: what they have rights by; see modules/admin/sessions for who is signed in.
 */
export async function rightsOf(ctx: Ctx, person: Person): Promise<Sight> {
  const rows = await rights.findStandings(ctx, person)
  return sightOf(
    rows.map((row) => ({
      domainId: row.id,
      bit: row.bit,
      isOwner: row.isOwner,
      isOpened: row.isOpened,
      given: row.rights.map(([giver, key, see, change, exporting, removing]) => ({
        giver,
        key,
        rights: { see, change, export: exporting, delete: removing },
        limits: withSpecial(
          new Map(
            row.limits.flatMap(([kind, of, field, access]) => (kind === giver && of === key ? [[field, access]] : [])),
          ),
          row.special,
        ),
      })),
      special: row.special,
    })),
    person.domainIds,
  )
}

export function sightOf(standings: readonly Standing[], onlyDomainIds: readonly string[]): Sight {
  const masks = decideMasks(standings, onlyDomainIds)
  const special = standings[0]?.special ?? []
  const text = textOf(masks)
  const fields = [...masks.fields].map(([field, { shown, clear, change }]): [string, FieldRights] => [
    field,
    { shown: text(shown), clear: text(clear), change: text(change) },
  ])
  return {
    domainMask: text(masks.see),
    rights: {
      change: text(masks.change),
      export: text(masks.export),
      delete: text(masks.delete),
      fields: Object.fromEntries(fields),
      ...(special.length === 0 ? {} : { special }),
    },
    isOwner: standings.some(({ isOwner }) => isOwner),
  }
}

/** Whoever has every domain is spared the test per row: queries over relations know this mask and leave it out. */
function textOf({ every }: Masks): (mask: bigint) => string {
  return (mask) => (mask === every && every !== 0n ? EVERY_DOMAIN : mask.toString())
}

/** Gives the standard roles what they may do in new domains; whoever makes a domain calls this. */
export async function seedRights(ctx: Ctx, domainIds: readonly string[]): Promise<void> {
  const rows = domainIds.flatMap((domainId) =>
    Role.options.map((key) => ({ kind: 'role' as const, key, domainId, rights: standardRights[key] })),
  )
  await rights.insertRights(ctx, rows)
}

export async function loadHouse(ctx: Ctx): Promise<House> {
  return {
    domains: await rights.findDomains(ctx),
    rights: await rights.findRights(ctx),
    limits: await rights.findLimits(ctx),
    opened: await rights.findOpened(ctx),
    special: await rights.findSpecialFields(ctx),
  }
}

/** The matrix: who may do what in which domain, with who decides over each. */
export async function describeRights(ctx: Ctx): Promise<RightsMatrix> {
  const colleagues = await listColleagues(ctx)
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, { id, name }]))
  const domains = await rights.findDomains(ctx)
  const teams = await findTeams(ctx)
  return {
    domains: domains.map((domain) => ({
      id: domain.id,
      key: domain.key,
      name: domain.name,
      owner: names.get(domain.ownerUserId ?? '') ?? null,
      deputy: names.get(domain.deputyUserId ?? '') ?? null,
      mayDecide: decidesOver(ctx, domain, colleagues),
    })),
    subjects: [
      ...Role.options.map((key) => ({
        kind: 'role' as const,
        key,
        name: null,
        people: colleagues.filter(({ role }) => role === key).length,
      })),
      ...teams.map(({ id, name }) => ({
        kind: 'team' as const,
        key: id,
        name,
        people: colleagues.filter(({ teamIds }) => teamIds.includes(id)).length,
      })),
    ],
    cells: cellsOf(await rights.findRights(ctx), await rights.findLimits(ctx)),
    fields: await listFieldChoices(ctx),
  }
}

/** A cell as it is kept. */
function cellsOf(rows: readonly rights.RightRow[], limits: readonly rights.LimitRow[]): RightsMatrix['cells'] {
  return rows.map(({ kind, key, domainId, rights: given }) => ({
    subject: { kind, key },
    domainId,
    rights: given,
    limits: limits
      .filter((limit) => limit.kind === kind && limit.key === key && limit.domainId === domainId)
      .map(({ field, access }) => ({ field, access })),
  }))
}

/** What can be limited: the fields of the model, and the numbers of a relation, which are no field of it. */
export async function listFieldChoices(ctx: Ctx): Promise<RightsMatrix['fields']> {
  const fields: { key: string; label: string | null; isSpecial: boolean }[] = await rights.findFieldLabels(ctx)
  return [...fields, { key: 'identifiers', label: null, isSpecial: false }].map((field) => ({
    ...field,
    choices: choicesOf(field.key, field.isSpecial),
  }))
}

function decidesOver(ctx: Ctx, domain: rights.DomainRow, colleagues: readonly Colleague[]): boolean {
  const seats = [domain.ownerUserId, domain.deputyUserId]
  return mayDecide({
    isOwner: seats.includes(ctx.actor.id),
    isOwned: colleagues.some(({ id }) => seats.includes(id)),
    mayManageDomains: ctx.permissions.has('governance.domain.manage'),
  })
}

export type CellPlace = { readonly domainId: string; readonly subject: RightsSubject }

/**
 * Writes one cell of the matrix, for whoever decides over the domain. Counts from everybody's next request.
 * @throws AppError governance.domain_not_found, governance.not_owner, governance.subject_not_found, governance.field_not_found,
 * governance.field_always_shown, governance.rights_incomplete, governance.rights_changed, governance.nobody_left
 */
export async function changeRights(
  ctx: Ctx,
  place: CellPlace,
  { cell, expected }: { cell: RightsCell; expected: RightsCell },
): Promise<RightsCell> {
  await getDecidable(ctx, place)
  await refuseInvalid(ctx, cell)
  const before = await findCell(ctx, place)
  if (!isSameCell(before, expected)) throw new AppError('governance.rights_changed', { now: before })
  if (isSameCell(before, cell)) return before
  const house = await loadHouse(ctx)
  const colleagues = await listColleagues(ctx)
  const after = withCell(house, { ...place.subject, domainId: place.domainId, ...cell })
  refuseNobody(nobodyLeft({ before: house, after }, { before: colleagues, after: colleagues }, place.domainId))
  await rights.replaceCell(ctx, place, cell)
  await ctx.audit(
    'rights.changed',
    { kind: 'domain', id: place.domainId },
    { subject: place.subject, before, after: cell },
  )
  await ctx.announce({ topic: 'rights', id: place.domainId })
  return cell
}

/** @throws AppError governance.domain_not_found, governance.not_owner, governance.subject_not_found */
export async function getDecidable(ctx: Ctx, { domainId, subject }: CellPlace): Promise<rights.DomainRow> {
  const domain = await rights.lockDomain(ctx, domainId)
  if (!domain) throw new AppError('governance.domain_not_found')
  if (!decidesOver(ctx, domain, await listColleagues(ctx))) throw new AppError('governance.not_owner')
  if (!(await isSubject(ctx, subject))) throw new AppError('governance.subject_not_found')
  return domain
}

async function isSubject(ctx: Ctx, { kind, key }: RightsSubject): Promise<boolean> {
  if (kind === 'role') return Role.safeParse(key).success
  return (await findTeams(ctx)).some(({ id }) => id === key)
}

/** @throws AppError governance.rights_incomplete, governance.field_not_found, governance.field_always_shown */
export async function refuseInvalid(ctx: Ctx, { rights: asked, limits }: RightsCell): Promise<void> {
  if (!isWhole(asked)) throw new AppError('governance.rights_incomplete')
  const known = new Map((await listFieldChoices(ctx)).map((field) => [field.key, field]))
  for (const { field, access } of limits) {
    const about = known.get(field)
    if (!about) throw new AppError('governance.field_not_found', { field })
    if (!isKept(access, about.isSpecial)) throw new AppError('governance.rights_incomplete', { field })
    if (!about.choices.includes(access))
      throw new AppError(about.isSpecial ? 'governance.field_special' : 'governance.field_always_shown', { field })
  }
  // Named twice, it would say two things.
  if (new Set(limits.map(({ field }) => field)).size < limits.length) throw new AppError('governance.rights_incomplete')
}

async function findCell(ctx: Ctx, { domainId, subject }: CellPlace): Promise<RightsCell> {
  const cells = cellsOf(await rights.findRights(ctx, domainId), await rights.findLimits(ctx, domainId))
  const cell = cells.find((one) => one.subject.kind === subject.kind && one.subject.key === subject.key)
  return cell ? { rights: cell.rights, limits: cell.limits } : NO_CELL
}

const NO_CELL: RightsCell = { rights: { see: false, change: false, export: false, delete: false }, limits: [] }

function refuseNobody(left: readonly string[]): void {
  if (left.length > 0) throw new AppError('governance.nobody_left', { rights: left })
}

/**
 * For the module that keeps teams: refuses that with these people (as they would be) a domain is lost to everybody.
 * @throws AppError governance.nobody_left
 */
export async function refuseLosingDomains(ctx: Ctx, after: readonly Person[]): Promise<void> {
  const [house, before] = [await loadHouse(ctx), await listColleagues(ctx)]
  for (const { id } of house.domains) refuseNobody(nobodyLeft({ before: house, after: house }, { before, after }, id))
}

/**
 * Takes away everything that a team may do, when the team itself goes.
 * @throws AppError governance.nobody_left
 */
export async function removeTeamRights(ctx: Ctx, teamId: string): Promise<void> {
  const subject = { kind: 'team', key: teamId } as const
  const [house, people] = [await loadHouse(ctx), await listColleagues(ctx)]
  const after = withoutSubject(house, subject)
  for (const { id } of house.domains)
    refuseNobody(nobodyLeft({ before: house, after }, { before: people, after: people }, id))
  await rights.removeCells(ctx, subject)
}

/**
 * For whoever changes what a field is. Special data asks for a right of its own, so nothing that was agreed before gives it. The
 * other way round nobody sees more because a field is called something else: from whom it was hidden it stays hidden, until the
 * data owner says otherwise.
 */
export async function followSensitivity(
  ctx: Ctx,
  field: string,
  { wasSpecial, isSpecial }: { readonly wasSpecial: boolean; readonly isSpecial: boolean },
): Promise<void> {
  if (wasSpecial === isSpecial) return
  if (isSpecial) await rights.removeLimits(ctx, field)
  else {
    await rights.hideFromOthers(ctx, field)
    await rights.removeGrants(ctx, field)
  }
  await ctx.announce({ topic: 'rights', id: field })
}

/** In how many domains each team has rights. */
export async function countDomainsOfTeams(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { kind, key, rights: given } of await rights.findRights(ctx))
    if (kind === 'team' && given.see) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
