import { CompiledQuery } from 'kysely'
import type { Ctx } from '../src/platform/context.ts'
import { productAt } from '../src/modules/admin/index.ts'
import { checkConsent, finishCheck } from '../src/modules/engagement/coverage/check.service.ts'
import { figuresOf, round, sayFigures, timed } from './figures.ts'
import type { House } from './house.ts'

/** Milliseconds: a page with its figures, and looking at everybody on the list again. */
const MOST_PAGE = 1000
const MOST_CHECK = 15_000
const ON_THE_LIST = 50_000
const CALLS = 15

/** A target list of fifty thousand: its figures, its members, dividing it, and the check; beside the approaches that are there. */
export async function benchCoverage(
  house: House,
  { purposeId, say }: { readonly purposeId: string; readonly say: (line: string) => void },
): Promise<Record<string, unknown>> {
  const inTenant = <T>(work: (ctx: Ctx) => Promise<T>) =>
    house.started.transactions.inTenant(productAt(house.tenantId), work)
  const made = await house.request('POST', '/coverages', {
    ...{ name: 'Meting', purposeId, channel: 'post', startsOn: '2026-01-01', endsOn: '2026-12-31' },
    relationIds: await inTenant(firstRelation),
  })
  const id = made.json.id as string
  const count = await inTenant((ctx) => fill(ctx, id))
  const check = await timed(async () => {
    for (let after: number | null = 0; after !== null;) {
      const from: number = after
      after = await inTenant((ctx) => checkConsent(ctx, id, from))
    }
    await inTenant((ctx) => finishCheck(ctx, id))
  })
  say(`coverage of ${count}: looked at everybody in ${round(check.milliseconds)} ms (target ${MOST_CHECK})`)
  const pages = { figures: [] as number[], members: [] as number[] }
  for (let call = 0; call < CALLS; call += 1) {
    pages.figures.push((await house.request('GET', `/coverages/${id}`)).milliseconds)
    pages.members.push((await house.request('GET', `/coverages/${id}/members?state=open`)).milliseconds)
  }
  say(`${sayFigures('coverage: figures', figuresOf(pages.figures))} (target ${MOST_PAGE})`)
  say(`${sayFigures('coverage: members', figuresOf(pages.members))} (target ${MOST_PAGE})`)
  return {
    count,
    checkMs: round(check.milliseconds),
    figures: figuresOf(pages.figures),
    members: figuresOf(pages.members),
  }
}

async function firstRelation(ctx: Ctx): Promise<string[]> {
  const { rows } = await ctx.tx.executeQuery(
    CompiledQuery.raw(
      'select r.id from relations.relation r where r.archived_at is null and r.merged_into_id is null limit 1',
    ),
  )
  return (rows as { id: string }[]).map((row) => row.id)
}

/** By id no more than a thousand go on a list, so the rest is put there as the product would. */
async function fill(ctx: Ctx, id: string): Promise<number> {
  await ctx.tx.executeQuery(
    CompiledQuery.raw(
      `insert into engagement.coverage_member (coverage_id, relation_id, origin_relation_id, position)
       select $1, r.id, r.id, 1 + row_number() over (order by r.sort_key, r.id) from relations.relation r
       where r.archived_at is null and r.merged_into_id is null
         and r.id not in (select m.relation_id from engagement.coverage_member m where m.coverage_id = $1) limit ${ON_THE_LIST - 1}`,
      [id],
    ),
  )
  const { rows } = await ctx.tx.executeQuery(
    CompiledQuery.raw('select count(*) as count from engagement.coverage_member m where m.coverage_id = $1', [id]),
  )
  return (rows as { count: number }[])[0]?.count ?? 0
}
