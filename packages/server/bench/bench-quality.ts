import { QualityGap } from '@klantregie/contract'
import { productAt } from '../src/modules/admin/index.ts'
import { newId } from '../src/platform/db/new-id.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { figuresOf, sayFigures, timed } from './figures.ts'
import type { House } from './house.ts'
import { compare, readersOf, run } from './readers.ts'

/** Target: p95 of a list of what is missing, and of a step in a review round, in milliseconds. */
const MOST = 200
const ANSWERS = 30
/** The place of the domain that the round is about, behind the twenty of the readers. */
const BIT = 20

/** Lists behind the figures, a review round of two fifths of all relations, and the measuring of a night. */
export async function benchQuality(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  const readers = await readersOf(house, say)
  const calls = Object.fromEntries(QualityGap.options.map((gap) => [`gap ${gap}`, [`/relations?limit=50&gap=${gap}`]]))
  const gaps = await compare(house, say, { readers, calls, most: MOST })
  const round = await benchRound(house, say)
  await house.request('POST', '/quality/measure', {})
  const { milliseconds } = await timed(() => house.started.runJobs())
  say(`Measuring all domains in the background: ${Math.round(milliseconds)} ms`)
  return { gaps, round, measuring: { milliseconds: Math.round(milliseconds) } }
}

async function benchRound(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  const domainId = await makeDomain(house)
  const cycle = await asked(house, '/reviews/cycles', {
    domainId,
    name: 'Meting',
    intervalMonths: 12,
    weeks: 4,
    nextOn: '2030-01-01',
  })
  const { id } = await asked(house, `/reviews/cycles/${cycle.id}/rounds`, {})
  const { milliseconds } = await timed(() => house.started.runJobs())
  say(`A round filled in the background: ${Math.round(milliseconds)} ms`)
  const times = { list: [] as number[], next: [] as number[], answer: [] as number[] }
  for (let turn = 0; turn < ANSWERS; turn += 1) {
    times.list.push((await house.request('GET', '/reviews')).milliseconds)
    const next = await house.request('POST', `/reviews/rounds/${id}/next`, {})
    times.next.push(next.milliseconds)
    const answer = await house.request('POST', `/reviews/rounds/${id}/items/${next.json.item.relationId}/answer`, {
      outcome: 'right',
    })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.json))
    times.answer.push(answer.milliseconds)
  }
  const results = Object.entries(times).map(([name, own]) => [name, figuresOf(own.slice(1))] as const)
  for (const [name, figures] of results) say(sayFigures(`round, ${name}`, figures))
  return { filling: Math.round(milliseconds), ...Object.fromEntries(results) }
}

async function asked(house: House, path: string, body: object): Promise<{ id: string }> {
  const { status, json } = await house.request('POST', path, body)
  if (status !== 200) throw new Error(JSON.stringify(json))
  return json
}

/** A domain with two fifths of the relations, whatever other domain they are in. */
async function makeDomain(house: House): Promise<string> {
  const id = newId()
  await house.started.transactions.inTenant(productAt(house.tenantId), async (ctx) => {
    await run(ctx, 'insert into governance.domain (id, key, name, bit) values ($1, $2, $2, $3)', [
      id,
      'bench-round',
      BIT,
    ])
    await run(
      ctx,
      `update relations.relation set domain_mask = domain_mask | (1::bigint << ${BIT}) where abs(hashtext(id::text || 'round')) % 5 < 2`,
      [],
    )
    await refreshStatistics(ctx)
  })
  return id
}
