import type { OwnField, OwnFieldKey, OwnValue } from '@klantregie/contract'
import { findDomains, findOwnFields, findTypes } from '../../modules/governance/index.ts'
import { loadInteractions } from '../../modules/activity/index.ts'
import { loadConsents } from '../../modules/privacy/index.ts'
import { loadRecords, openSources, type OpenedSource, type RecordToLoad } from '../../modules/identity/index.ts'
import { loadLinks, type LinkToLoad } from '../../modules/relations/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/db/new-id.ts'
import { findBranches } from '../../platform/tenants/branches.queries.ts'
import { DEMO_SOURCES, type DemoLinkTypeKey, type DemoSourceKey } from '../demo/demo-organisation.ts'
import type { DemoBatch, DemoLink, DemoOwnFact, DemoRef, DemoRow } from '../demo/demo-row.ts'
import { DEMO_FIELDS } from '../demo/demo-fields.ts'
import { standardDomainOf, standardTypeOf } from './demo-model.ts'

/** What the rows of the demonstration refer to by name, and which relation each row became. */
export type DemoRegister = {
  readonly sources: ReadonlyMap<DemoSourceKey, OpenedSource>
  readonly typeIds: ReadonlyMap<string, string>
  readonly domainIds: ReadonlyMap<string, string>
  readonly branchIds: ReadonlyMap<string, string>
  /** By key of the demonstration's user. */
  readonly userIds: ReadonlyMap<string, string>
  /** Fields of the organisation's own, by label. */
  readonly fields: ReadonlyMap<string, OwnField>
  readonly relationByKey: Map<string, string>
  readonly rowByRef: Map<string, { readonly relationId: string; readonly objectType: string }>
}

export async function openRegister(ctx: Ctx, userIds: ReadonlyMap<string, string>): Promise<DemoRegister> {
  const opened = await openSources(
    ctx,
    DEMO_SOURCES.map(({ key, name, trust }) => ({ name, trust, kind: key === 'manual' ? 'manual' : 'demo' })),
  )
  return {
    sources: new Map(DEMO_SOURCES.map(({ key }, index) => [key, required(opened[index], key)])),
    typeIds: new Map((await findTypes(ctx)).map(({ key, id }) => [key, id])),
    domainIds: new Map((await findDomains(ctx)).map(({ key, id }) => [key, id])),
    branchIds: new Map((await findBranches(ctx)).map(({ name, id }) => [name, id])),
    userIds,
    fields: new Map((await findOwnFields(ctx)).map((field) => [field.label, field])),
    relationByKey: new Map(),
    rowByRef: new Map(),
  }
}

/** Loads batches in one transaction: they are there whole or not at all. */
export async function loadBatches(ctx: Ctx, register: DemoRegister, batches: readonly DemoBatch[]): Promise<void> {
  const rows = batches.flatMap((batch) => batch.rows)
  await loadRecords(
    ctx,
    rows.map((row) => recordToLoad(register, row)),
  )
  await loadLinks(
    ctx,
    batches.flatMap((batch) => batch.links.map((link) => linkToLoad(register, link))),
  )
  await loadInteractions(
    ctx,
    batches.flatMap((batch) =>
      batch.interactions.map(({ kind, occurredAt, text, byName, byUserKey, ...ref }) => ({
        relationId: rowOf(register, ref).relationId,
        kind,
        occurredAt: new Date(occurredAt),
        text,
        byName,
        byUserId: byUserKey === null ? null : (register.userIds.get(byUserKey) ?? null),
      })),
    ),
  )
  await loadConsents(
    ctx,
    batches.flatMap((batch) =>
      batch.consents.map(({ occurredAt, ...consent }) => ({
        ...consent,
        relationId: rowOf(register, consent).relationId,
        occurredAt: new Date(occurredAt),
      })),
    ),
  )
}

function recordToLoad(register: DemoRegister, row: DemoRow): RecordToLoad {
  const relationId = register.relationByKey.get(row.relationKey) ?? newId()
  register.relationByKey.set(row.relationKey, relationId)
  register.rowByRef.set(refKey(row), { relationId, objectType: row.objectType })
  const { branchName } = row
  return {
    source: required(register.sources.get(row.sourceKey), row.sourceKey),
    objectType: row.objectType,
    externalId: row.externalId,
    relationId,
    payload: row.payload,
    record: { ...row.record, ...ownValues(register, row.own ?? []) },
    typeIds: row.typeKeys.map((key) => required(register.typeIds.get(standardTypeOf(key)), key)),
    domainId: required(register.domainIds.get(standardDomainOf(row.domainKey)), row.domainKey),
    branchId: branchName === null ? null : required(register.branchIds.get(branchName), branchName),
    recordedAt: new Date(row.recordedAt),
  }
}

/** Under the keys that the fields got; of choices their keys. */
function ownValues(register: DemoRegister, facts: readonly DemoOwnFact[]): Readonly<Record<OwnFieldKey, OwnValue>> {
  const entries = facts.map(({ field, value }): [OwnFieldKey, OwnValue] => {
    const { key, choices } = required(register.fields.get(DEMO_FIELDS[field].label), field)
    const keyOf = (label: string): string => (choices.length === 0 ? label : choiceOf(choices, label))
    if (Array.isArray(value)) return [key, value.map(keyOf)]
    return [key, typeof value === 'string' ? keyOf(value) : value]
  })
  return Object.fromEntries(entries)
}

function choiceOf(choices: OwnField['choices'], label: string): string {
  return required(
    choices.find((choice) => choice.label === label),
    label,
  ).key
}

/** The kinds of links of the demonstration in the words of the standard model, read from which side. */
const LINKS: Readonly<Record<DemoLinkTypeKey, { readonly typeKey: string; readonly isReversed: boolean }>> = {
  part_of: { typeKey: 'governed_by', isReversed: false },
  location_of: { typeKey: 'location_of', isReversed: false },
  contact_of: { typeKey: 'contact_of', isReversed: false },
  child_of: { typeKey: 'guardian_of', isReversed: true },
  partner_of: { typeKey: 'partner_of', isReversed: false },
  member_of: { typeKey: 'member_of', isReversed: false },
}

function linkToLoad(register: DemoRegister, link: DemoLink): LinkToLoad {
  const { typeKey, isReversed } = LINKS[link.linkTypeKey]
  const [from, to] = [rowOf(register, link.from), rowOf(register, link.to)]
  const source = required(register.sources.get(link.from.sourceKey), link.from.sourceKey)
  return {
    fromId: isReversed ? to.relationId : from.relationId,
    toId: isReversed ? from.relationId : to.relationId,
    typeKey,
    function: link.function,
    validFrom: link.validFrom,
    validUntil: link.validUntil,
    lineage: { sourceId: source.id, objectType: from.objectType, externalId: link.from.externalId },
  }
}

export const refKey = ({ sourceKey, externalId }: DemoRef): string => `${sourceKey} ${externalId}`

function rowOf(register: DemoRegister, ref: DemoRef) {
  return required(register.rowByRef.get(refKey(ref)), refKey(ref))
}

export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The demonstration refers to ${name}, which does not exist.`)
  return value
}
