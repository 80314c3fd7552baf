import { dutchDay } from '@klantregie/contract'
import type { LoanTitlePermission } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { dayAfter } from './calendar.rules.ts'
import * as permissions from './loan-title.queries.ts'

/** A deliberate exception is looked at again within a year. */
const LONGEST = { months: 12, days: 0 }

/**
 * Whether an import may take in titles of loans. What people read tells what they believe, fear and suffer from; what is not
 * stored cannot be demanded (RULES-NL.md, "Privacy"), so unless somebody decided otherwise for a purpose: no.
 */
export function mayReadLoanTitles(ctx: Ctx): Promise<boolean> {
  return permissions.isRunning(ctx, dutchDay(ctx.now))
}

function view(row: permissions.PermissionRow): LoanTitlePermission {
  return { ...row, givenAt: row.givenAt.toISOString(), withdrawnAt: row.withdrawnAt?.toISOString() ?? null }
}

export async function showLoanTitles(ctx: Ctx) {
  const today = dutchDay(ctx.now)
  const rows = await permissions.list(ctx)
  const isRunning = (row: permissions.PermissionRow) => row.withdrawnAt === null && row.until >= today
  const running = rows.find(isRunning)
  return {
    running: running ? view(running) : null,
    earlier: rows.filter((row) => !isRunning(row)).map(view),
  }
}

/** @throws AppError privacy.loan_titles_allowed, privacy.loan_titles_too_long */
export async function allowLoanTitles(
  ctx: Ctx,
  input: { purpose: string; reason: string; until: string },
): Promise<LoanTitlePermission> {
  const today = dutchDay(ctx.now)
  if (input.until < today || input.until > dayAfter(today, LONGEST)) throw new AppError('privacy.loan_titles_too_long')
  if (await permissions.isRunning(ctx, today)) throw new AppError('privacy.loan_titles_allowed')
  // One that ran out makes room for the next.
  await permissions.withdraw(ctx)
  const id = await permissions.insert(ctx, input)
  await ctx.audit('loan_titles.allowed', { kind: 'loan_title_permission', id }, input)
  const row = (await permissions.list(ctx)).find((one) => one.id === id)
  if (!row) throw new AppError('internal')
  return view(row)
}

/** @throws AppError privacy.loan_titles_not_allowed */
export async function withdrawLoanTitles(ctx: Ctx): Promise<{ ok: true }> {
  const id = await permissions.withdraw(ctx)
  if (id === null) throw new AppError('privacy.loan_titles_not_allowed')
  await ctx.audit('loan_titles.withdrawn', { kind: 'loan_title_permission', id })
  return { ok: true }
}
