import { createHash } from 'node:crypto'
import type { FieldKey, RelationRecord, SourceKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { domainMaskOf, findTypes, ownKeysOf } from '../../governance/index.ts'
import { contactLookup, indexNewOwnFields, insertRelations, project, syncRoles } from '../../relations/index.ts'
import * as sources from '../sources/source.queries.ts'
import { manualSource } from '../sources/source.service.ts'
import { PLACEHOLDER_FROM } from '../duplicates/placeholder.ts'
import * as bulk from './bulk-load.queries.ts'
import { recomputeRelations } from './golden.service.ts'
import { statedRoles } from './stated-roles.queries.ts'
import { getSurvivorship } from '../survivorship/survivorship-settings.service.ts'
import { computeGolden, type Evidence, type Survivorship } from './survivorship.rules.ts'

export type SourceToOpen = {
  readonly name: string
  readonly trust: number
  /** `manual`: the organisation's one source of what is typed by hand; its trust is fixed. */
  readonly kind: 'demo' | 'manual'
}

export type OpenedSource = { readonly id: string; readonly trust: number; readonly kind: SourceKind }

/** Makes the sources of records that are loaded in bulk, in the given order. */
export async function openSources(ctx: Ctx, wanted: readonly SourceToOpen[]): Promise<OpenedSource[]> {
  const opened: OpenedSource[] = []
  for (const { name, trust, kind } of wanted) {
    const id = kind === 'manual' ? await manualSource(ctx) : await sources.insert(ctx, { name, kind, trust })
    if (id === null) throw new Error(`There is already a source ${name}.`)
    opened.push({ id, kind, trust: (await sources.find(ctx, id))?.trust ?? trust })
  }
  return opened
}

export type RecordToLoad = {
  readonly source: OpenedSource
  readonly objectType: string
  /** Unique within its source and object type. */
  readonly externalId: string
  /** Records with one id are one relation, known already or not. */
  readonly relationId: string
  /** What came in, cell by cell. */
  readonly payload: Readonly<Record<string, string>>
  readonly record: RelationRecord
  readonly typeIds: readonly string[]
  readonly domainId: string
  readonly branchId: string | null
  readonly recordedAt: Date
  /** By which it is known whether it says something else; worked out of payload and record when it is left out. */
  readonly hash?: string
  /** The delivery that brought it. */
  readonly importId?: string
}

/**
 * Loads source records that no import brings, with everything that follows from them: relations, search, roles, questions.
 * Set by set, some thousands at a time; the outcome is what `recomputeRelations` gives for the same records.
 * Links and interactions are the caller's, and the keys by which somebody is recognised: at once for the ids that come back
 * (`keepKeys`), or in the background when everything is there (`keepKeysAfterImport`).
 */
export async function loadRecords(ctx: Ctx, items: readonly RecordToLoad[]): Promise<string[]> {
  const records = items.map((item) => ({ ...item, id: bulk.newId() }))
  const byRelation = Map.groupBy(records, (item) => item.relationId)
  const known = await bulk.findKnown(ctx, [...byRelation.keys()])
  const masks = await maskReader(ctx)
  const fresh: bulk.NewRelation[] = []
  const survivorship = await getSurvivorship(ctx)
  for (const [relationId, own] of byRelation) {
    if (!known.has(relationId)) fresh.push(relationOf({ relationId, domainMask: await masks(own) }, own, survivorship))
  }
  await bulk.stage(ctx, fresh)
  const ownKeys = [...new Set(records.flatMap(({ record }) => ownKeysOf(record)))]
  await insertRelations(ctx, bulk.stagedRelations(), ownKeys)
  await indexNewOwnFields(ctx, bulk.stagedRelations(), ownKeys)
  await bulk.insertRecords(ctx, records.map(recordOf))
  await syncRoles(ctx, null, statedRoles(bulk.stagedIds()))
  await recomputeRelations(ctx, [...known])
  await bulk.insertQuestions(ctx, contactLookup(await bulk.stageContacts(ctx), PLACEHOLDER_FROM))
  return records.map(({ id }) => id)
}

type Loaded = RecordToLoad & { readonly id: string }

function relationOf(
  made: { readonly relationId: string; readonly domainMask: string },
  own: readonly Loaded[],
  survivorship: Survivorship,
): bulk.NewRelation {
  const { golden } = computeGolden(own.map(evidenceOf), survivorship)
  const moments = own.map(({ recordedAt }) => recordedAt.getTime())
  return {
    ...made,
    golden,
    ...project(golden),
    branchId: own.find(({ branchId }) => branchId !== null)?.branchId ?? null,
    createdAt: new Date(Math.min(...moments)),
    changedAt: new Date(Math.max(...moments)),
  }
}

const NOTHING_CLEARED: readonly FieldKey[] = []

function evidenceOf({ id, source, record, recordedAt }: Loaded): Evidence {
  return {
    recordId: id,
    sourceId: source.id,
    isManual: source.kind === 'manual',
    trust: source.trust,
    recordedAt,
    isGone: false,
    record,
    cleared: NOTHING_CLEARED,
  }
}

function recordOf({ source, payload, ...item }: Loaded): bulk.NewRecord {
  const text = JSON.stringify(payload)
  const hash = () =>
    createHash('sha256')
      .update(`${text}\n${JSON.stringify(item.record)}`)
      .digest('base64url')
      .slice(0, 22)
  return { ...item, sourceId: source.id, payload: text, hash: item.hash ?? hash(), importId: item.importId ?? null }
}

/** Domains that the records came in for and those of their types; asked once per different combination. */
async function maskReader(ctx: Ctx) {
  const domainOfType = new Map((await findTypes(ctx)).map((type) => [type.id, type.domainId]))
  const known = new Map<string, Promise<string>>()
  return (own: readonly Loaded[]): Promise<string> => {
    const ids = own.flatMap(({ domainId, typeIds }) => [
      domainId,
      ...typeIds.flatMap((id) => domainOfType.get(id) ?? []),
    ])
    const distinct = [...new Set(ids)].sort()
    const mask = known.get(distinct.join()) ?? domainMaskOf(ctx, distinct)
    known.set(distinct.join(), mask)
    return mask
  }
}
