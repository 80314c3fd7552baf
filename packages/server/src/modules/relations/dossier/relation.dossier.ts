import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { DossierSource } from '../../../platform/module.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { findFields, findLinkTypes, findRoleChoices, findTypes } from '../../governance/index.ts'
import * as whole from './relation-dossier.queries.ts'

/** The golden values, roles and links of a relation, as the person has a right to: unmasked, and of other people no name. */
export const relationDossier: DossierSource = {
  tables: ['relations.relation', 'relations.role', 'relations.link'],
  read: async (ctx, { relationId }) => [
    await values(ctx, relationId),
    await roles(ctx, relationId),
    await links(ctx, relationId),
  ],
}

async function values(ctx: Ctx, relationId: string) {
  const row = await whole.findWhole(ctx, relationId)
  const labels = new Map<string, string>((await findFields(ctx)).map(({ key, label }) => [key, label]))
  const { kind: _kind, ...golden } = row?.golden ?? { kind: 'person' as const }
  return {
    key: 'values',
    isProvided: true,
    columns: ['field', 'value'],
    rows: [
      ['naam', row?.displayName ?? ''],
      ...Object.entries(golden).flatMap(([key, value]) => spread(labels.get(key) ?? key, value)),
      ['bekend sinds', row ? dutchDay(row.createdAt) : ''],
    ],
  }
}

/** As fields are called in the language of the house. */
const PARTS: Readonly<Record<string, string>> = {
  original: 'zoals geschreven',
  title: 'titel',
  initials: 'voorletters',
  firstName: 'voornaam',
  callName: 'roepnaam',
  prefix: 'voorvoegsel',
  surname: 'achternaam',
  partnerPrefix: 'voorvoegsel partner',
  partnerSurname: 'achternaam partner',
  order: 'volgorde',
  use: 'soort',
  street: 'straat',
  houseNumber: 'huisnummer',
  addition: 'toevoeging',
  postcode: 'postcode',
  place: 'plaats',
  country: 'land',
  number: 'nummer',
  kind: 'soort',
  isValid: 'klopt',
  scheme: 'soort',
  value: 'nummer',
}

/** A value with parts takes a line per part, a list a line per member. */
function spread(label: string, value: unknown): string[][] {
  if (Array.isArray(value)) return value.flatMap((one) => spread(label, one))
  if (typeof value !== 'object' || value === null) return [[label, String(value)]]
  return Object.entries(value).flatMap(([part, inner]) => spread(`${label} · ${PARTS[part] ?? part}`, inner))
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null) => (id === null ? '' : (names.get(id) ?? ''))

async function roles(ctx: Ctx, relationId: string) {
  const names = new Map((await findTypes(ctx)).map(({ id, name }) => [id, name]))
  const branches = new Map((await findBranches(ctx)).map(({ id, name }) => [id, name]))
  const choices = new Map((await findRoleChoices(ctx)).map(({ id, name }) => [id, name]))
  const rows = await whole.listRoles(ctx, relationId)
  return {
    key: 'roles',
    isProvided: false,
    columns: ['role', 'from', 'until', 'branch', 'status', 'stage', 'reason', 'lead_source', 'interest'],
    rows: rows.map((role) => [
      names.get(role.typeId) ?? '',
      role.from ?? '',
      role.until ?? '',
      nameIn(branches, role.branchId),
      nameIn(choices, role.statusId),
      nameIn(choices, role.stageId),
      ...[role.endReason, role.leadSource, role.interest].map((text) => text ?? ''),
    ]),
  }
}

/** Another person has rights too (GDPR 15(4)): that there is a link is told, not with whom. An organisation has a public name. */
async function links(ctx: Ctx, relationId: string) {
  const types = new Map((await findLinkTypes(ctx)).map((type) => [type.id, type]))
  const rows = await whole.listLinks(ctx, relationId)
  return {
    key: 'links',
    isProvided: false,
    columns: ['link', 'function', 'other', 'from', 'until'],
    rows: rows.map((link) => {
      const type = types.get(link.typeId)
      const label = (link.isReversed ? type?.reverseLabel : type?.label) ?? ''
      const other = link.otherKind === 'organisation' ? link.otherName : `(${link.otherKind})`
      return [label, link.function ?? '', other, link.from ?? '', link.until ?? '']
    }),
  }
}
