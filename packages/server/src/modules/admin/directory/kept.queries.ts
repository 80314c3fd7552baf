import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

/** Whom and what a directory keeps. */

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

export type KeptUser = {
  readonly userId: string
  readonly providerId: string
  readonly userName: string
  readonly externalId: string | null
  /** It made them: nobody was here before under this address. */
  readonly isMade: boolean
  readonly removedAt: Date | null
}

const users = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('admin.directory_user')
    .select([
      'user_id as userId',
      'provider_id as providerId',
      'user_name as userName',
      'external_id as externalId',
      'is_made as isMade',
      'removed_at as removedAt',
    ])

export async function findUsers(ctx: Ctx): Promise<ReadonlyMap<string, KeptUser>> {
  return new Map((await users(ctx).execute()).map((row) => [row.userId, row]))
}

/** Somebody of one of these numbers there, whom the directory made and keeps. */
export async function findByNumbers(ctx: Ctx, providerId: string, numbers: readonly string[]): Promise<KeptUser[]> {
  if (numbers.length === 0) return []
  return users(ctx)
    .where('provider_id', '=', providerId)
    .where('external_id', 'in', [...numbers])
    .where('removed_at', 'is', null)
    .where('is_made', '=', true)
    .execute()
}

/** A number that somebody else has breaks `directory_user_number`, which means admin.directory_number_taken. */
export async function putUser(ctx: Ctx, { userId, ...kept }: KeptUser): Promise<void> {
  const values = {
    provider_id: kept.providerId,
    user_name: kept.userName,
    external_id: kept.externalId,
    is_made: kept.isMade,
    removed_at: kept.removedAt,
  }
  await tables(ctx)
    .insertInto('admin.directory_user')
    .values({ user_id: userId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet(values))
    .execute()
}

export type KeptTeam = { readonly teamId: string; readonly providerId: string; readonly externalId: string | null }

export async function findTeams(ctx: Ctx, providerId: string): Promise<ReadonlyMap<string, KeptTeam>> {
  const rows = await tables(ctx)
    .selectFrom('admin.directory_team')
    .select(['team_id as teamId', 'provider_id as providerId', 'external_id as externalId'])
    .where('provider_id', '=', providerId)
    .execute()
  return new Map(rows.map((row) => [row.teamId, row]))
}

export async function putTeam(ctx: Ctx, { teamId, providerId, externalId }: KeptTeam): Promise<void> {
  const values = { provider_id: providerId, external_id: externalId }
  await tables(ctx)
    .insertInto('admin.directory_team')
    .values({ team_id: teamId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'team_id']).doUpdateSet(values))
    .execute()
}
