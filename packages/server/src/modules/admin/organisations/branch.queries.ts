import type { BranchAddress } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

type BranchRow = { readonly id: string; readonly name: string; readonly isActive: boolean }

export async function insert(ctx: Ctx, names: readonly string[]): Promise<BranchRow[]> {
  if (names.length === 0) return []
  return tables(ctx)
    .insertInto('admin.branch')
    .values(names.map((name) => ({ id: newId(), name })))
    .returning(['id', 'name', 'is_active as isActive'])
    .execute()
}

/** Nothing when there is no such branch. `address` null: not known any more. */
export async function update(
  ctx: Ctx,
  id: string,
  changes: { name?: string; isActive?: boolean; address?: BranchAddress | null },
): Promise<BranchRow | null> {
  const { name, isActive, address } = changes
  const row = await tables(ctx)
    .updateTable('admin.branch')
    // The first assignment changes nothing; it keeps the statement whole when nothing was asked.
    .set((eb) => ({
      id: eb.ref('id'),
      ...(name === undefined ? {} : { name }),
      ...(isActive === undefined ? {} : { is_active: isActive }),
      ...(address === undefined ? {} : addressColumns(address)),
    }))
    .where('id', '=', id)
    .returning(['id', 'name', 'is_active as isActive'])
    .executeTakeFirst()
  return row ?? null
}

const addressColumns = (address: BranchAddress | null) => ({
  postcode: address?.postcode ?? null,
  house_number: address?.houseNumber ?? '',
  place: address?.place ?? '',
})
