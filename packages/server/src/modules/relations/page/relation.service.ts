import type { GoldenRelation, RelationPage, RelationRecord } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { domainMaskOf, findDomains } from '../../governance/index.ts'
import { countLinks, listLinks } from '../links/link.service.ts'
import { placeKeyOf, project } from '../projection/projection.rules.ts'
import { listRoles, namesFor, type SourceNames } from '../roles/role.service.ts'
import { getHeld, getVisible } from './visibility.service.ts'
import * as relations from './relation.queries.ts'

/** Links shown at once; a school board has hundreds. */
const LINKS_ON_PAGE = 50
const PLACES_SHOWN = 20

/** The one view of a relation: golden values, roles, the first links. @throws AppError relations.relation_not_found */
export async function getRelationPage(ctx: Ctx, asked: string, sourceNames?: SourceNames): Promise<RelationPage> {
  const row = await getVisible(ctx, asked)
  const { id } = row
  const roles = await listRoles(ctx, id, await namesFor(ctx, sourceNames))
  const links = await listLinks(ctx, { id, limit: LINKS_ON_PAGE })
  return {
    relation: toGolden(row),
    roles,
    links: links.items,
    linkCount: links.nextCursor === null ? links.items.length : await countLinks(ctx, id),
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    isArchived: row.archivedAt !== null,
    mayWrite: ctx.permissions.has('relations.relation.write'),
    ...(id === asked ? {} : { redirectedFrom: asked }),
  }
}

type Field = Exclude<keyof GoldenRelation, 'id' | 'kind' | 'displayName'>

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
  return { id, kind, displayName, ...(Object.fromEntries(fields) as Pick<GoldenRelation, Field>) }
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
  const { id } = await getHeld(ctx, asked)
  if (!(await relations.setArchived(ctx, id, at))) return
  await ctx.audit(action, { kind: 'relation', id })
  await ctx.announce({ topic: 'relation', id })
}

/** Places for a filter, by what is typed of them. */
export function listPlaces(ctx: Ctx, q: string): Promise<string[]> {
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
  await relations.insertBlank(ctx, { id, golden: { kind: record.kind }, displayName, sortKey, domainMask })
}

async function maskOfMaker(ctx: Ctx): Promise<string> {
  if (ctx.domainMask !== EVERY_DOMAIN) return ctx.domainMask
  return domainMaskOf(
    ctx,
    (await findDomains(ctx)).map((domain) => domain.id),
  )
}
