import type {
  Field,
  FieldChoice,
  FieldKey,
  FieldLimits,
  RelationKind,
  RequiredWhen,
  Sensitivity,
} from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

const COLUMNS = [
  'key',
  'data_type',
  'label',
  'definition',
  'help',
  'goal',
  'section',
  'kinds',
  'type_ids',
  'limits',
  'choices',
  'required',
  'sensitivity',
  'special_ground',
  'retention_text',
  'retention_months',
  'domain_id',
  'retired_at',
  'version',
] as const

const select = (ctx: Ctx) => tables(ctx).selectFrom('governance.field').select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function toField(row: Row): Field {
  return {
    // What the check constraints of the table allow, and what fields.service.ts wrote after validating it.
    key: row.key as FieldKey,
    dataType: row.data_type as Field['dataType'],
    kinds: row.kinds as RelationKind[],
    limits: row.limits as FieldLimits,
    choices: row.choices as FieldChoice[],
    required: row.required as RequiredWhen,
    sensitivity: row.sensitivity as Sensitivity,
    label: row.label,
    definition: row.definition,
    help: row.help,
    goal: row.goal,
    section: row.section,
    typeIds: row.type_ids,
    specialGround: row.special_ground,
    retentionText: row.retention_text,
    retentionMonths: row.retention_months,
    domainId: row.domain_id,
    isRetired: row.retired_at !== null,
    version: row.version,
  }
}

/** Every field in the order in which they are shown, retired ones last. */
export async function findFields(ctx: Ctx): Promise<Field[]> {
  const rows = await select(ctx)
    .orderBy(sql`retired_at is not null`)
    .orderBy('position')
    .orderBy('key')
    .execute()
  return rows.map(toField)
}

export async function findField(ctx: Ctx, key: string): Promise<Field | null> {
  const row = await select(ctx).where('key', '=', key).executeTakeFirst()
  return row ? toField(row) : null
}

/** One change of the fields at a time: keys, order and conditions refer to each other. */
export async function lock(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('governance.field ' || platform.current_tenant()::text, 0))`.execute(
    ctx.tx,
  )
}

export type FieldRow = Omit<Field, 'isRetired' | 'version'>

function columnsOf(field: FieldRow) {
  return {
    label: field.label,
    definition: field.definition,
    help: field.help,
    goal: field.goal,
    section: field.section,
    kinds: field.kinds,
    type_ids: field.typeIds,
    limits: JSON.stringify(field.limits),
    choices: JSON.stringify(field.choices),
    required: JSON.stringify(field.required),
    sensitivity: field.sensitivity,
    special_ground: field.specialGround,
    retention_text: field.retentionText,
    retention_months: field.retentionMonths,
    domain_id: field.domainId,
  }
}

export async function insertField(ctx: Ctx, field: FieldRow): Promise<void> {
  await tables(ctx)
    .insertInto('governance.field')
    .values((eb) => ({
      key: field.key,
      data_type: field.dataType,
      ...columnsOf(field),
      position: eb
        .selectFrom('governance.field')
        .select((inner) => inner(inner.fn.coalesce(inner.fn.max('position'), inner.val(0)), '+', 1).as('next')),
    }))
    .execute()
}

/** False when somebody changed it after this version. */
export async function updateField(ctx: Ctx, field: FieldRow, version: number): Promise<boolean> {
  const changed = await tables(ctx)
    .updateTable('governance.field')
    .set({ ...columnsOf(field), version: version + 1 })
    .where('key', '=', field.key)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function setRetired(ctx: Ctx, key: string, at: Date | null): Promise<void> {
  await tables(ctx)
    .updateTable('governance.field')
    .set((eb) => ({ retired_at: at, version: eb('version', '+', 1) }))
    .where('key', '=', key)
    .execute()
}

/** Those not named keep their order, behind the others. */
export async function setOrder(ctx: Ctx, keys: readonly string[]): Promise<void> {
  await sql`
    update governance.field f set position = n.position from (
      select key, row_number() over (order by array_position(${[...keys]}::text[], key), position, key) as position from governance.field
    ) n where f.key = n.key
  `.execute(ctx.tx)
}

/** The fields of the product itself, for a new organisation. */
export async function insertBuiltIn(
  ctx: Ctx,
  fields: readonly Pick<Field, 'key' | 'label' | 'definition' | 'goal' | 'kinds'>[],
): Promise<void> {
  await tables(ctx)
    .insertInto('governance.field')
    .values(fields.map((field, position) => ({ ...field, position })))
    .execute()
}
