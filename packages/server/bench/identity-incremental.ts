import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { MatchRun } from '@klantregie/contract'
import { sql } from 'kysely'
import { productAt } from '../src/modules/admin/index.ts'
import { featuresOfRecord, limited } from '../src/modules/identity/matching-runs/features-of-record.ts'
import { surroundingsOf } from '../src/modules/identity/matching-runs/gather-around.service.ts'
import { findModel } from '../src/modules/identity/matching-runs/match-run.queries.ts'
import { Neighbourhood } from '../src/modules/identity/matching-runs/neighbourhood.ts'
import * as records from '../src/modules/identity/matching-runs/records-to-match.queries.ts'
import type { MatchModel } from '../src/modules/identity/matching/model.rules.ts'
import { keysOf, resolveNeighbourhood } from '../src/modules/identity/matching/neighbourhood.rules.ts'
import type { Ctx } from '../src/platform/context.ts'
import { BORROWER_COLUMNS } from '../src/app/demo/borrower-csv.ts'
import { figuresOf, round, sayFigures, timed, type Figures } from './figures.ts'
import { openHouse, type House } from './house.ts'
import { importFile } from './import-file.ts'

type Say = (line: string) => void

/** Records that are matched one by one, and people who are typed in. */
const RECORDS = 300
const PEOPLE = 40
/** Calls beforehand that do not count: connections open, code warms up, the model is read once. */
const WARM_UP = 12

/**
 * One new record against `base` records in a whole installation: the engine alone, the engine with what it asks of the
 * database, and the warning at the desk through the API (targets: p95 10 ms and 60 ms, aims 3 and 25, at a million).
 */
export async function measureIncremental(base: number, say: Say): Promise<Record<string, unknown>> {
  const house = await openHouse({ rows: base, say })
  try {
    const filled = await importFile(house, say)
    const run = await matchAll(house, say)
    const engine = await measureEngine(house, say)
    return { base, postgres: await house.postgresSettings(), filled, run, engine, api: await measureLookUp(house, say) }
  } finally {
    await house.close()
  }
}

/** Learns the model and gives every record its keys, as a run from the screen does. */
async function matchAll(house: House, say: Say): Promise<Record<string, unknown>> {
  const asked = await house.request('POST', '/matching/runs')
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.json))
  const { milliseconds } = await timed(() => house.started.runJobs())
  const [run] = ((await house.request('GET', '/matching/runs')).json as { items: MatchRun[] }).items
  if (run?.state !== 'done') throw new Error(`The run is ${run?.state ?? 'gone'}`)
  const seconds = round(milliseconds / 1000)
  say(`matching run over the stored records, merges and keys kept: ${seconds} s ${JSON.stringify(run.counts)}`)
  return { seconds, counts: run.counts }
}

async function measureEngine(house: House, say: Say): Promise<Record<string, Figures>> {
  return house.started.transactions.inTenant(productAt(house.tenantId), async (ctx) => {
    const known = await findModel(ctx)
    if (!known) throw new Error('No model was learned')
    const times = { resolve: [] as number[], resembling: [] as number[], stored: [] as number[] }
    const ids = await someRecords(ctx, RECORDS + WARM_UP)
    for (const [index, id] of ids.entries()) {
      const taken = await measureRecord(ctx, id, known.model)
      if (index < WARM_UP) continue
      times.resolve.push(taken.resolve)
      times.resembling.push(taken.resembling)
      times.stored.push(taken.stored)
    }
    return {
      resolve: tell(say, 'engine: group of one record', times.resolve),
      resembling: tell(say, 'engine: who resembles what is typed', times.resembling),
      stored: tell(say, 'the same with database and neighbours', times.stored),
    }
  })
}

/** Spread by lot over all records, and every time the same for the same ids. */
async function someRecords(ctx: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.source_record where superseded_by is null order by md5(id::text) limit ${limit}
  `.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

/** Milliseconds of finding the group of a record as if it had just come in, and of what is asked for somebody being typed. */
async function measureRecord(ctx: Ctx, id: string, model: MatchModel) {
  const near = await timed(() => surroundingsOf(ctx, [id], model))
  const around = near.result.records.map((record) => {
    return { id: record.id, source: record.sourceId, features: featuresOfRecord(record) }
  })
  const resolve = elapsed(() => resolveNeighbourhood(model, around, { crowdedKeys: near.result.crowdedKeys }))
  const own = near.result.records.find((record) => record.id === id)
  if (!own) throw new Error(`${id} is not near itself`)
  const features = featuresOfRecord(own)
  const candidates = await records.findRecords(ctx, (await records.findByKeys(ctx, limited(keysOf(features)))).ids)
  const resembling = elapsed(() => new Neighbourhood(candidates, model, ctx.now).resembling(features))
  return { resolve, resembling, stored: near.milliseconds + resolve }
}

function elapsed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function tell(say: Say, name: string, times: readonly number[]): Figures {
  const figures = figuresOf(times)
  say(sayFigures(name, figures))
  return figures
}

type Column = (typeof BORROWER_COLUMNS)[number]
type Borrower = (column: Column) => string
type Typed = Readonly<Record<string, string>>

const nameOf = (borrower: Borrower): Typed => ({
  firstName: borrower('Roepnaam'),
  prefix: borrower('Tussenvoegsel'),
  surname: borrower('Achternaam'),
})

/** What somebody at the desk has typed when the product is asked who it may be. */
const TYPED: Readonly<Record<string, (borrower: Borrower, other: Borrower) => Typed>> = {
  'name only': nameOf,
  'surname only': (borrower) => ({ surname: borrower('Achternaam') }),
  'name and e-mail': (borrower) => ({ ...nameOf(borrower), email: borrower('E-mail') }),
  'name and mobile': (borrower) => ({ ...nameOf(borrower), phone: borrower('Mobiel') }),
  'name and date of birth': (borrower) => ({ ...nameOf(borrower), birthDate: borrower('Geboortedatum') }),
  'name in one, postcode and number': (borrower) => ({
    name: `${borrower('Voorletters')} ${borrower('Tussenvoegsel')} ${borrower('Achternaam')}`,
    postcode: borrower('Postcode'),
    houseNumber: borrower('Huisnummer'),
  }),
  'everything, with a slip in the name': (borrower) => ({
    firstName: borrower('Roepnaam'),
    prefix: borrower('Tussenvoegsel'),
    surname: borrower('Achternaam').replace(/(.)(.)$/, '$2$1'),
    email: borrower('E-mail'),
    phone: borrower('Mobiel') || borrower('Telefoon'),
    postcode: borrower('Postcode'),
    houseNumber: borrower('Huisnummer'),
    birthDate: borrower('Geboortedatum'),
  }),
  'somebody new': (borrower, other) => ({
    firstName: other('Roepnaam'),
    surname: borrower('Achternaam'),
    email: `x${other('E-mail')}`,
    birthDate: other('Geboortedatum'),
    postcode: other('Postcode'),
    houseNumber: borrower('Huisnummer'),
  }),
}

async function measureLookUp(house: House, say: Say): Promise<Record<string, unknown>> {
  const people = await someBorrowers(house)
  const all: number[] = []
  const results: Record<string, unknown> = {}
  for (const [name, typed] of Object.entries(TYPED)) {
    const bodies = people.map((borrower, index) => typed(borrower, people[(index + 7) % people.length] ?? borrower))
    for (const body of bodies.slice(0, WARM_UP)) await lookUp(house, body)
    const answers = []
    for (const body of bodies) answers.push(await lookUp(house, body))
    const figures = figuresOf(answers.map(({ milliseconds }) => milliseconds))
    const found = answers.filter(({ items }) => items > 0).length
    say(`${sayFigures(`API: ${name}`, figures)}   answers ${found}/${answers.length}`)
    results[name] = { ...figures, found }
    all.push(...answers.map(({ milliseconds }) => milliseconds))
  }
  return { ...results, all: tell(say, 'API: all of these', all) }
}

async function lookUp(house: House, typed: Typed) {
  const said = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''))
  const reply = await house.request('POST', '/relations/lookup', { kind: 'person', ...said })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.json))
  return { milliseconds: reply.milliseconds, items: (reply.json as { items: unknown[] }).items.length }
}

/** People of the imported list, spread evenly. */
async function someBorrowers(house: House): Promise<Borrower[]> {
  const every = Math.max(1, Math.floor(house.rows / PEOPLE))
  const people: Borrower[] = []
  let line = -1
  for await (const text of createInterface({ input: createReadStream(house.csvPath), crlfDelay: Infinity })) {
    line += 1
    if (line === 0 || line % every !== 1 % every || people.length === PEOPLE) continue
    const cells = text.split(';')
    people.push((column) => cells[BORROWER_COLUMNS.indexOf(column)] ?? '')
  }
  return people
}
