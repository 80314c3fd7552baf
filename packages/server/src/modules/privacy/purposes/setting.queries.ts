import { randomBytes } from 'node:crypto'
import type { OrganisationKind } from '@klantregie/contract'
import { sql } from 'kysely'
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

/** Whether the organisation chose anything itself: a purpose beside these, one that is not in use, an open form, or consent that was recorded. */
export async function hasOwnChoices(ctx: Ctx, standardKeys: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from privacy.purpose p where p.key <> all(${[...standardKeys]}::text[]) or p.status <> 'active')
      or exists (select from privacy.consent_setting s where s.is_form_open or s.organisation_kind <> 'ordinary')
      or exists (select from privacy.consent) as has`.execute(ctx.tx)
  return rows[0]?.has ?? false
}
