import type { CardChecker, CardProblem as CardProblemName, setCardChecker } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { OutgoingProblem } from '../../../platform/outgoing/problem.rules.ts'
import type { Outside } from '../../../platform/outside/outside.ts'
import type { SecretBox } from '../../../platform/secrets/secret-box.ts'
import * as checkers from './card-checker.queries.ts'
import { askCard, CardProblem, type CardSystem } from './sip2-client.ts'

const placeOf = (tenantId: string, key: 'password' | 'terminal_password') => ({
  tenantId,
  purpose: `integrations.card_checker.${key}`,
})

export async function showChecker(ctx: Ctx): Promise<CardChecker | null> {
  const row = await checkers.find(ctx)
  return row && describe(row)
}

const describe = ({ password, terminalPassword, ...shown }: checkers.CardCheckerRow): CardChecker => ({
  ...shown,
  hasPassword: password !== null,
  hasTerminalPassword: terminalPassword !== null,
})

/** A password that is left out stays; an empty one is none. */
export async function setChecker(
  ctx: Ctx,
  body: z.infer<typeof setCardChecker.body>,
  box: SecretBox,
): Promise<CardChecker> {
  const before = await checkers.find(ctx)
  const { host, port, institution, login } = body
  const seal = async (key: 'password' | 'terminal_password', given: string | undefined, kept: string | null) => {
    if (given === undefined) return kept
    return given === '' ? null : box.seal(given, placeOf(ctx.tenantId, key))
  }
  await checkers.put(ctx, {
    ...{ host, port, institution, login },
    password: await seal('password', body.password, before?.password ?? null),
    terminalPassword: await seal('terminal_password', body.terminalPassword, before?.terminalPassword ?? null),
  })
  await ctx.audit('card_checker.changed', null, { host, port })
  const row = await checkers.find(ctx)
  if (row === null) throw new AppError('integrations.card_checker_not_found')
  return describe(row)
}

/** @throws AppError integrations.card_checker_not_found */
export async function removeChecker(ctx: Ctx): Promise<void> {
  if (!(await checkers.remove(ctx))) throw new AppError('integrations.card_checker_not_found')
  await ctx.audit('card_checker.removed', null)
}

/** What is needed to ask, read before the asking: no transaction waits for somebody else's answer. @throws AppError integrations.card_checker_not_found */
export async function systemToAsk(ctx: Ctx, box: SecretBox): Promise<CardSystem> {
  const row = await checkers.find(ctx)
  if (row === null) throw new AppError('integrations.card_checker_not_found')
  const open = (key: 'password' | 'terminal_password', sealed: string | null) =>
    sealed === null ? '' : box.open(sealed, placeOf(ctx.tenantId, key))
  return {
    ...{ host: row.host, port: row.port, institution: row.institution, user: row.login },
    password: await open('password', row.password),
    terminalPassword: await open('terminal_password', row.terminalPassword),
  }
}

export type CardChecked = { readonly isMember: boolean | null; readonly problem: CardProblemName | null }

/** Asks whether this card is of a member now. Neither the number nor the answer is kept. */
export async function check(
  outside: Pick<Outside, 'openSocket'>,
  system: CardSystem,
  { card, at }: { readonly card: string; readonly at: Date },
): Promise<CardChecked> {
  try {
    return { isMember: await askCard(outside, system, { card, at }), problem: null }
  } catch (error) {
    return { isMember: null, problem: problemOf(error) }
  }
}

const NOT_ALLOWED = new Set(['address_refused', 'port_refused', 'host_not_allowed'])

function problemOf(error: unknown): CardProblemName {
  if (error instanceof OutgoingProblem) return NOT_ALLOWED.has(error.code) ? 'address' : 'unreachable'
  if (error instanceof CardProblem) return error.code === 'closed' ? 'unreachable' : error.code
  // What Node says of a line that broke.
  if (error instanceof Error && 'syscall' in error) return 'unreachable'
  throw error
}

/** That somebody asked, without whom about. */
export async function noteCheck(ctx: Ctx, { problem }: CardChecked): Promise<void> {
  await ctx.audit('card.checked', null, problem === null ? {} : { code: problem })
}
