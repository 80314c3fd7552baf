import { randomBytes } from 'node:crypto'
import type { OrganisationKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

export type SettingRow = {
  readonly organisationKind: OrganisationKind
  readonly isFormOpen: boolean
  readonly linkSecret: string
}

/** Makes the settings of an organisation that has none yet; true for the one that did, also of two at once. */
export async function insertFirst(ctx: Ctx): Promise<boolean> {
  const row = await tablesOf(ctx, 'privacy')
    .insertInto('privacy.consent_setting')
    .values({ link_secret: randomBytes(32).toString('base64url'), changed_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('tenant_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function find(ctx: Ctx): Promise<SettingRow | undefined> {
  const row = await tablesOf(ctx, 'privacy')
    .selectFrom('privacy.consent_setting')
    .select(['organisation_kind as organisationKind', 'is_form_open as isFormOpen', 'link_secret as linkSecret'])
    .executeTakeFirst()
  // The check constraint allows no other kinds.
  return row && { ...row, organisationKind: row.organisationKind as OrganisationKind }
}

export async function update(
  ctx: Ctx,
  change: { organisationKind?: OrganisationKind | undefined; isFormOpen?: boolean | undefined },
): Promise<void> {
  await tablesOf(ctx, 'privacy')
    .updateTable('privacy.consent_setting')
    .set({
      ...(change.organisationKind === undefined ? {} : { organisation_kind: change.organisationKind }),
      ...(change.isFormOpen === undefined ? {} : { is_form_open: change.isFormOpen }),
      changed_at: ctx.now,
    })
    .execute()
}
