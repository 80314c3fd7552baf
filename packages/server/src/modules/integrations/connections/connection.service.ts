import type { addConnection, changeConnection, ConnectionColumn, ConnectionState } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findTypes } from '../../governance/index.ts'
import { connectionSource, renameSource } from '../../identity/index.ts'
import { newToken } from '../../privacy/index.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import * as deliveries from '../deliveries/delivery.queries.ts'
import * as connections from './connection.queries.ts'
import { cleanedSettings, findSettingProblem, saysWho } from './connection.rules.ts'
import { viewOf } from './connection-view.service.ts'
import { checkedLists, reMeant } from './list-meaning.service.ts'
import { sealSecrets } from './secrets.ts'
import type { SecretBox } from '../../../platform/secrets/secret-box.ts'

type Adding = z.infer<typeof addConnection.body>
type Changing = z.infer<typeof changeConnection.body>

/** @throws AppError integrations.connection_not_found */
export async function getConnection(ctx: Ctx, id: string): Promise<connections.ConnectionRow> {
  return known(await connections.find(ctx, id))
}

/** A connection that still runs. @throws AppError integrations.connection_not_found, integrations.connection_ended */
export async function getOpenConnection(ctx: Ctx, id: string): Promise<connections.ConnectionRow> {
  return open(await connections.findForUpdate(ctx, id))
}

function known(row: connections.ConnectionRow | undefined): connections.ConnectionRow {
  if (row === undefined) throw new AppError('integrations.connection_not_found')
  return row
}

function open(found: connections.ConnectionRow | undefined): connections.ConnectionRow {
  const row = known(found)
  if (row.state === 'ended') throw new AppError('integrations.connection_ended')
  return row
}

/** Makes a connection that asks nothing yet. Its secrets are sealed before they are stored, and are never told again. */
export async function add(ctx: Ctx, adding: Adding, box: SecretBox) {
  const connector = connectorOf(adding.connector)
  const settings = checkedSettings(adding.connector, adding.settings)
  requireSecretsKnown(adding.connector, adding.secrets)
  await requireFittingTypes(ctx, adding.intake)
  const sourceId = await connectionSource(ctx, adding.name)
  if (sourceId === null) throw new AppError('integrations.source_taken')
  const { connector: key, name, everyMinutes, silentAfterHours, intake } = adding
  const id = await connections.insert(ctx, {
    connector: key,
    name,
    sourceId,
    settings,
    everyMinutes,
    silentAfterHours,
    ...intake,
    lists: await checkedLists(ctx, key, intake.lists ?? []),
  })
  const of = { tenantId: ctx.tenantId, connectionId: id }
  await connections.update(ctx, id, { secrets: await sealSecrets(box, of, adding.secrets) })
  await ctx.audit('connection.added', { kind: 'connection', id }, { connector: connector.name, name })
  await ctx.announce({ topic: 'integration', id })
  return viewOf(ctx, await getConnection(ctx, id))
}

/** Changes what is said and leaves the rest. Another address or organiser is asked from its beginning. */
export async function change(
  ctx: Ctx,
  id: string,
  { body, box }: { readonly body: Changing; readonly box: SecretBox },
) {
  const row = await getOpenConnection(ctx, id)
  const change: connections.ConnectionChange = {
    ...plainOf(body),
    ...(await checkedChange(ctx, row, body)),
    ...(body.secrets === undefined ? {} : await resealed(ctx, row, { given: body.secrets, box })),
    ...(body.state === undefined ? {} : stateChange(ctx, row, body.state)),
  }
  if (body.state === 'active') requireReady(row.connector, change.secrets ?? row.secrets)
  await connections.update(ctx, id, change)
  await traceChange(ctx, row, body)
  // What is here is understood anew, without asking the other system for it again.
  const isOtherwise = await reMeant(ctx, row, change.lists ?? row.lists)
  if (body.columns !== undefined || isOtherwise) await askReplay(ctx, id)
  await ctx.announce({ topic: 'integration', id })
  return viewOf(ctx, await getConnection(ctx, id))
}

/** What needs no second thought. */
const plainOf = ({ everyMinutes, silentAfterHours, columns }: Changing): connections.ConnectionChange => ({
  ...(everyMinutes === undefined ? {} : { everyMinutes }),
  ...(silentAfterHours === undefined ? {} : { silentAfterHours }),
  ...(columns === undefined ? {} : { columns: checkedColumns(columns) }),
})

async function checkedChange(
  ctx: Ctx,
  row: connections.ConnectionRow,
  { name, settings, intake }: Changing,
): Promise<connections.ConnectionChange> {
  return {
    ...(name === undefined ? {} : { name: await renamed(ctx, row, name) }),
    ...(settings === undefined ? {} : await resettled(ctx, row, settings)),
    ...(intake === undefined ? {} : await intakeOf(ctx, row, intake)),
  }
}

async function traceChange(ctx: Ctx, { id, name }: connections.ConnectionRow, body: Changing): Promise<void> {
  const fields = Object.keys(body).filter((field) => field !== 'secrets')
  const state = body.state === undefined ? {} : { state: body.state }
  if (fields.length > 0) await ctx.audit('connection.changed', { kind: 'connection', id }, { name, fields, ...state })
  if (body.secrets !== undefined) await ctx.audit('connection.secret_changed', { kind: 'connection', id }, { name })
}

async function askReplay(ctx: Ctx, id: string): Promise<void> {
  if (await deliveries.isRunning(ctx, id)) throw new AppError('integrations.delivery_running')
  await ctx.enqueue({
    name: DELIVERY_JOB,
    payload: { connectionId: id, kind: 'replay', streams: null, from: null, by: ctx.actor.name },
    subjectId: id,
  })
}

/** The job that carries a delivery out (deliveries/delivery.jobs.ts). */
export const DELIVERY_JOB = 'integrations.run-delivery'

async function renamed(ctx: Ctx, row: connections.ConnectionRow, name: string): Promise<string> {
  if (!(await renameSource(ctx, row.sourceId, name))) throw new AppError('integrations.source_taken')
  return name
}

async function resettled(ctx: Ctx, row: connections.ConnectionRow, given: Readonly<Record<string, string>>) {
  const settings = checkedSettings(row.connector, given)
  const isElsewhere = JSON.stringify(settings) !== JSON.stringify(row.settings)
  if (isElsewhere) await connections.forgetCursors(ctx, row.id)
  return { settings }
}

function checkedSettings(connector: string, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { settings } = connectorOf(connector)
  const problem = findSettingProblem(settings, given)
  if (problem !== null) throw new AppError('integrations.settings_invalid', problem)
  return cleanedSettings(settings, given)
}

function requireSecretsKnown(connector: string, given: Readonly<Record<string, string>>): void {
  const { secrets } = connectorOf(connector)
  const strange = Object.keys(given).find((key) => !secrets.includes(key))
  if (strange !== undefined) throw new AppError('integrations.settings_invalid', { key: strange, problem: 'unknown' })
}

async function resealed(
  ctx: Ctx,
  row: connections.ConnectionRow,
  { given, box }: { readonly given: Readonly<Record<string, string>>; readonly box: SecretBox },
): Promise<connections.ConnectionChange> {
  requireSecretsKnown(row.connector, given)
  const sealed = await sealSecrets(box, { tenantId: ctx.tenantId, connectionId: row.id }, given)
  return { secrets: { ...row.secrets, ...sealed }, failures: 0, failingSince: null, problem: null }
}

function checkedColumns(columns: ConnectionColumn[] | null): ConnectionColumn[] | null {
  if (columns !== null && !saysWho(columns)) throw new AppError('integrations.mapping_without_name')
  return columns
}

function stateChange(ctx: Ctx, row: connections.ConnectionRow, state: ConnectionState): connections.ConnectionChange {
  if (state === 'active') return { state, nextAt: ctx.now, failures: 0, failingSince: null, problem: null }
  // An ended connection keeps no key and hears nothing; what came in stays.
  if (state === 'ended') return { state, nextAt: null, secrets: {}, hookHash: null }
  return { state, nextAt: null }
}

async function intakeOf(ctx: Ctx, row: connections.ConnectionRow, { lists, ...intake }: Adding['intake']) {
  await requireFittingTypes(ctx, intake)
  return { ...intake, ...(lists === undefined ? {} : { lists: await checkedLists(ctx, row.connector, lists) }) }
}

/** People come in, so the types must be those of people, and the domain theirs. */
async function requireFittingTypes(ctx: Ctx, { typeIds }: Pick<Adding['intake'], 'typeIds'>): Promise<void> {
  const types = new Map((await findTypes(ctx)).map((type) => [type.id, type]))
  const fits = typeIds.every((id) => types.get(id)?.kinds.includes('person') === true)
  if (!fits) throw new AppError('integrations.type_not_fitting')
}

/** @throws AppError integrations.secret_missing */
export function requireReady(connector: string, secrets: Readonly<Record<string, string>>): void {
  if (!connectorOf(connector).secrets.every((key) => key in secrets)) throw new AppError('integrations.secret_missing')
}

/** A new address for being told of changes; the one before stops at once. Only its hash is kept. */
export async function makeHook(ctx: Ctx, id: string, baseUrl: string): Promise<{ url: string }> {
  const row = await getOpenConnection(ctx, id)
  const token = newToken(ctx.tenantId)
  await connections.update(ctx, id, { hookHash: token.hash, hookHeardAt: null })
  await ctx.audit('connection.hook_made', { kind: 'connection', id }, { name: row.name })
  await ctx.announce({ topic: 'integration', id })
  return { url: new URL(`/api/hooks/${token.text}`, baseUrl).href }
}
