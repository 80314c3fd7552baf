import { BuiltInField, type GoldenRelation, type RelationPage, type RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { domainMaskOf, findDomains } from '../../governance/index.ts'
import { ownValuesOf, referencesOf } from '../field-values/own-values.service.ts'
import { nameOfDisclosed } from '../disclosure/disclose.rules.ts'
import { mayDelete, whyNoChange } from '../disclosure/disclosure.rules.ts'
import { findUnmaskedUntil } from '../disclosure/disclosure.queries.ts'
import { disclosureOf, requireChange, viewerOf } from '../disclosure/disclosure.service.ts'
import { filledIn, traceSpecial } from '../disclosure/special.service.ts'
import { labelsOf } from '../labels/label.service.ts'
import { countLinks, listLinks } from '../links/link.service.ts'
import { placeKeyOf, project } from '../projection/projection.rules.ts'
import { listRoles, namesFor, type SourceNames } from '../roles/role.service.ts'
import { getDeletable, getVisible } from './visibility.service.ts'
import * as relations from './relation.queries.ts'

/** Links shown at once; a school board has hundreds. */
const LINKS_ON_PAGE = 50
const PLACES_SHOWN = 20

/**
 * The one view of a relation: golden values, roles, the first links; of each as much as the reader may have.
 * @throws AppError relations.relation_not_found
 */
export async function getRelationPage(ctx: Ctx, asked: string, sourceNames?: SourceNames): Promise<RelationPage> {
  const row = await getVisible(ctx, asked)
  const { id } = row
  const shown = await showRelation(ctx, row)
  const roles = await listRoles(ctx, id, await namesFor(ctx, sourceNames))
  const links = await listLinks(ctx, { id, limit: LINKS_ON_PAGE })
  return {
    ...shown,
    references: await referencesOf(ctx, shown.relation.own),
    roles,
    labels: await labelsOf(ctx, id),
    links: links.items,
    linkCount: links.nextCursor === null ? links.items.length : await countLinks(ctx, id),
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    isArchived: row.archivedAt !== null,
    ...(id === asked ? {} : { redirectedFrom: asked }),
  }
}

/** What is known of a relation, and what of it this reader may see and change. Looking at what was opened leaves a trace. */
async function showRelation(ctx: Ctx, row: relations.RelationRow) {
  const unmaskedUntil = await findUnmaskedUntil(ctx, row.id)
  const facts = { ...row, birthDate: row.golden.birthDate ?? null, isUnmasked: unmaskedUntil !== null }
  const viewer = viewerOf(ctx)
  const disclosure = disclosureOf(ctx, facts)
  const { record, limited } = disclosure.record(row.golden)
  const isChangeable = whyNoChange(facts, viewer) === null
  if (disclosure.mask === 'protected' || (disclosure.mask === 'minor' && disclosure.isUnmasked))
    await ctx.audit('relation.protected_read', { kind: 'relation', id: row.id }, { isUnmasked: disclosure.isUnmasked })
  await traceSpecial(ctx, [{ id: row.id, fields: filledIn(record) }])
  return {
    relation: toGolden({
      ...row,
      golden: record,
      displayName: disclosure.isOpen ? row.displayName : nameOfDisclosed(record),
    }),
    limited,
    mayWrite: isChangeable,
    mayArchive: mayDelete(facts, viewer),
    readOnly: isChangeable ? fieldsOf(ctx).filter((field) => disclosure.of(field).access === 'read') : [],
    ...(disclosure.mask === null ? {} : { mask: disclosure.mask }),
    ...(disclosure.mask === null || unmaskedUntil === null ? {} : { unmaskedUntil: unmaskedUntil.toISOString() }),
  }
}

/** Every field of the product, and those of the organisation's own about which something was agreed. */
function fieldsOf(ctx: Ctx): string[] {
  return [...new Set([...BuiltInField.options, 'identifiers', ...Object.keys(ctx.rights.fields)])]
}

type Field = Exclude<keyof GoldenRelation, 'id' | 'kind' | 'displayName' | 'own'>

const NOTHING_KNOWN: Readonly<Pick<GoldenRelation, Field>> = {
  name: null,
  organisationName: null,
  birthDate: null,
  emails: [],
  phones: [],
  website: null,
  addresses: [],
  municipality: null,
  language: null,
  identifiers: [],
}

/** The golden values, and of what a source also said (a branch, a remark) nothing. */
function toGolden({ id, kind, displayName, golden }: relations.RelationRow): GoldenRelation {
  const fields = (Object.keys(NOTHING_KNOWN) as Field[]).map((field) => [field, golden[field] ?? NOTHING_KNOWN[field]])
  return {
    id,
    kind,
    displayName,
    ...(Object.fromEntries(fields) as Pick<GoldenRelation, Field>),
    own: ownValuesOf(golden),
  }
}

/** Out of lists and search, never lost. Archiving what is archived changes nothing and leaves no trace. */
export async function archiveRelation(ctx: Ctx, id: string): Promise<void> {
  await setArchived(ctx, id, ctx.now, 'relation.archived')
}

/** Back in lists and search. */
export async function restoreRelation(ctx: Ctx, id: string): Promise<void> {
  await setArchived(ctx, id, null, 'relation.restored')
}

async function setArchived(ctx: Ctx, asked: string, at: Date | null, action: string): Promise<void> {
  const { id } = await getDeletable(ctx, asked)
  if (!(await relations.setArchived(ctx, id, at))) return
  await ctx.audit(action, { kind: 'relation', id })
  await ctx.announce({ topic: 'relation', id })
}

/** Places for a filter, by what is typed of them; none when the reader may read no addresses. */
export async function listPlaces(ctx: Ctx, q: string): Promise<string[]> {
  return relations.findPlaces(ctx, placeKeyOf(q) ?? '', PLACES_SHOWN)
}

/**
 * A relation to which the first source record still has to be given; its projections follow from that. `domainId` null:
 * it belongs where its maker may look, because somebody must be able to see it.
 */
export async function createBlankRelation(
  ctx: Ctx,
  { id, record, domainId }: { id: string; record: RelationRecord; domainId: string | null },
): Promise<void> {
  const { displayName, sortKey } = project(record)
  const domainMask = domainId === null ? await maskOfMaker(ctx) : await domainMaskOf(ctx, [domainId])
  requireChange(ctx, { domainMask })
  await relations.insertBlank(ctx, { id, golden: { kind: record.kind }, displayName, sortKey, domainMask })
}

/** @throws AppError relations.change_not_allowed: who may change nothing anywhere, makes nothing */
async function maskOfMaker(ctx: Ctx): Promise<string> {
  const all = (await findDomains(ctx)).map((domain) => domain.id)
  const every = BigInt(await domainMaskOf(ctx, all))
  const mask = every & BigInt(ctx.domainMask) & BigInt(ctx.rights.change)
  if (mask === 0n) throw new AppError('relations.change_not_allowed', { because: 'relation' })
  return mask.toString()
}
