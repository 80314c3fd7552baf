import type { Language } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Gives a new organisation what it begins with of modules that whoever founds it may not know: families, genres and target groups. */
export async function beginOrganisation(ctx: Ctx, language: Language): Promise<void> {
  await sql`select platform.begin_organisation(${language})`.execute(ctx.tx)
}
