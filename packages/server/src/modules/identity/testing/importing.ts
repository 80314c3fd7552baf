import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ColumnProposal, ColumnTarget, Import, ImportOptions } from '@klantregie/contract'
import type { TestApp } from '../../../platform/testing/test-app.ts'

export const testData = (path: string) => readFileSync(resolve(import.meta.dirname, '../../../../test-data', path))

/** What importing needs of a house: requests, waiting for the work, and a look at the tables. */
export type ImportingHouse = Pick<TestApp, 'as' | 'runJobs' | 'query'>

export type Choices = Partial<ImportOptions> & {
  readonly typeKeys?: readonly string[]
  /** What somebody sets by hand in the wizard: header → meaning. */
  readonly targets?: Readonly<Record<string, ColumnTarget>>
}

/** Uploads a file, waits for its inspection and answers the import as the screen would show it. */
export async function upload(app: ImportingHouse, fileName: string, content: Uint8Array | string): Promise<Import> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const made = await app.as('relation_manager')('POST', `/imports?fileName=${encodeURIComponent(fileName)}`, bytes)
  if (made.statusCode !== 200) throw new Error(made.body)
  await app.runJobs()
  return show(app, made.json().id)
}

export async function show(app: ImportingHouse, id: string): Promise<Import> {
  return (await app.as('relation_manager')('GET', `/imports/${id}`)).json()
}

/** The choices that the wizard proposes, with what the test wants otherwise. */
export async function optionsFor(app: ImportingHouse, uploaded: Import, choices: Choices): Promise<ImportOptions> {
  const types = (await app.as('reader')('GET', '/relation-types')).json().items as {
    id: string
    key: string
    domainId: string
  }[]
  const chosen = types.filter((type) => (choices.typeKeys ?? []).includes(type.key))
  const domains = (await app.as('reader')('GET', '/domains')).json().items as { id: string }[]
  const { typeKeys: _keys, targets = {}, ...rest } = choices
  const sheet = uploaded.file?.suggestedSheet ?? 0
  return {
    sheet,
    headerRow: uploaded.file?.sheets[sheet]?.headerRow ?? null,
    columns: (await proposalFor(app, uploaded, choices)).map(({ column, header, target, dateOrder }) => ({
      column,
      header,
      target: targets[header] ?? target,
      ...(dateOrder ? { dateOrder } : {}),
    })),
    sourceId: null,
    sourceName: 'Proefbron',
    kind: 'person',
    typeIds: chosen.map((type) => type.id),
    domainId: chosen[0]?.domainId ?? domains[0]!.id,
    branchId: null,
    isComplete: true,
    ...rest,
  }
}

/** As the wizard asks it again when somebody says that the rows are something else than they looked like. */
async function proposalFor(app: ImportingHouse, uploaded: Import, { kind }: Choices): Promise<ColumnProposal[]> {
  if (kind !== 'activity') return uploaded.proposal ?? []
  const sheet = uploaded.file?.suggestedSheet ?? 0
  const asked = { sheet, headerRow: uploaded.file?.sheets[sheet]?.headerRow ?? null, sourceId: null, kind }
  return (await app.as('relation_manager')('POST', `/imports/${uploaded.id}/proposal`, asked)).json().proposal
}

export async function check(app: ImportingHouse, uploaded: Import, choices: Choices): Promise<Import> {
  const reply = await app.as('relation_manager')(
    'POST',
    `/imports/${uploaded.id}/check`,
    await optionsFor(app, uploaded, choices),
  )
  if (reply.statusCode !== 200) throw new Error(reply.body)
  await app.runJobs()
  return show(app, uploaded.id)
}

export async function act(app: ImportingHouse, id: string, what: 'run' | 'undo' | 'cancel'): Promise<Import> {
  const reply = await app.as('relation_manager')('POST', `/imports/${id}/${what}`)
  if (reply.statusCode !== 200) throw new Error(reply.body)
  await app.runJobs()
  return show(app, id)
}

/** The whole way: upload, dry run, run. */
export async function readIn(
  app: ImportingHouse,
  fileName: string,
  content: Uint8Array | string,
  choices: Choices,
): Promise<Import> {
  const uploaded = await upload(app, fileName, content)
  const checked = await check(app, uploaded, choices)
  return act(app, checked.id, 'run')
}

/** The clock goes on, and the product does what it does by itself until there is nothing left to do. */
export async function goOnFor(app: Pick<TestApp, 'clock' | 'started' | 'runJobs'>, minutes: number): Promise<void> {
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString())
  // A list takes four steps, and those behind it in its folder as many.
  for (let round = 0; round < 8; round += 1) {
    await app.started.doUpkeep()
    await app.runJobs()
  }
}

/**
 * Everything that is known about relations, as text that is equal when it is equal: all tables of relations and identity
 * but the account of the imports themselves and the list of combinations of own fields, which only grows, row by row in a fixed order.
 */
export async function contents(app: ImportingHouse): Promise<Record<string, string[]>> {
  const tables = (await app.query(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('relations', 'identity', 'activity') and c.relkind = 'r'
       and c.relname not in ('import', 'import_row', 'import_profile', 'source', 'own_set') order by 1`,
  )) as { name: string }[]
  const result: Record<string, string[]> = {}
  for (const { name } of tables)
    result[name] = (await app.query(`select t::text as row from ${name} t order by 1`)).map((row) => row.row as string)
  return result
}
