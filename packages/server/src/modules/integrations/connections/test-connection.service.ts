import type { ConnectionTest } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { Outside } from '../../../platform/outside/outside.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import { askerOf } from '../connectors/asking.ts'
import { DeliveryFailure } from '../connectors/connector.ts'
import type { Settings } from '../connectors/given.rules.ts'
import type { ConnectionRow } from './connection.queries.ts'
import { getOpenConnection, requireReady } from './connection.service.ts'
import { openSecrets } from './secrets.ts'

/** What is needed to ask, read in a transaction that is over before anything is asked: an answer can take half a minute. */
export type Testing = { readonly row: ConnectionRow; readonly secrets: Settings | null }

export async function prepareTest(ctx: Ctx, id: string, outside: Outside): Promise<Testing> {
  const row = await getOpenConnection(ctx, id)
  requireReady(row.connector, row.secrets)
  return { row, secrets: await openSecrets(outside.secrets, { tenantId: ctx.tenantId, connectionId: id }, row.secrets) }
}

/** Asks the other system who it is, and how much it has. */
export async function tryOut(outside: Outside, { row, secrets }: Testing, clock: () => Date): Promise<ConnectionTest> {
  const started = clock().getTime()
  const told = (
    test: Pick<ConnectionTest, 'problem' | 'answeredAs' | 'totals'> & Partial<Pick<ConnectionTest, 'lists'>>,
  ): ConnectionTest => ({
    lists: [],
    ...test,
    isOk: test.problem === null,
    milliseconds: Math.max(0, clock().getTime() - started),
  })
  if (secrets === null)
    return told({ problem: { code: 'secret_unreadable', details: {} }, answeredAs: null, totals: [] })
  const connector = connectorOf(row.connector)
  try {
    // Somebody who mended something there does not want to wait for us to have rested.
    outside.politeness.closeCircuit(row.id)
    const ask = askerOf(outside, { connector, connectionId: row.id, settings: row.settings, secrets, now: clock })
    const { name, totals, lists = [] } = await connector.greet(ask, row.settings)
    return told({ problem: null, answeredAs: name, totals: [...totals], lists: [...lists] })
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    return told({ problem: error.problem, answeredAs: null, totals: [] })
  }
}

export async function noteTest(ctx: Ctx, id: string, { isOk, problem }: ConnectionTest): Promise<void> {
  await ctx.audit(
    'connection.tested',
    { kind: 'connection', id },
    { isOk, ...(problem === null ? {} : { code: problem.code }) },
  )
}
