import { startTestPostgres } from '/work/main/packages/server/src/platform/postgres/testing/index.ts'
import { migrate } from '/work/main/packages/server/src/platform/db/migrate.ts'
import { openDatabase, openPool } from '/work/main/packages/server/src/platform/db/pool.ts'
import { transactor } from '/work/main/packages/server/src/platform/db/transaction.ts'
import { EVERY_DOMAIN } from '/work/main/packages/server/src/platform/context.ts'
import { takeQuestions, releaseQuestions, getQuestionProgress } from '/work/main/packages/server/src/modules/identity/questions/question.service.ts'
import * as questions from '/work/main/packages/server/src/modules/identity/questions/question.queries.ts'
import { listQuestionClasses, sampleQuestionClass } from '/work/main/packages/server/src/modules/identity/questions/class.service.ts'
import { listPossibleDuplicates } from '/work/main/packages/server/src/modules/identity/duplicates/duplicate.service.ts'
import { refreshMatchReport, getMatchReport } from '/work/main/packages/server/src/modules/identity/match-report/report.service.ts'
import { listHouseholdSuggestions } from '/work/main/packages/server/src/modules/identity/households/household.service.ts'
import { answerQuestion } from '/work/main/packages/server/src/modules/identity/questions/answer.service.ts'
import { reopenQuestion } from '/work/main/packages/server/src/modules/identity/questions/reopen.service.ts'
import { modules } from '/work/main/packages/server/src/app/modules.ts'
import { sql } from 'kysely'

const server = await startTestPostgres()
const c = server.connection
const owner = { host: c.host, port: c.port, database: c.database, ...c.owner }
await migrate(owner)
const ownerPool = openPool(owner, { max: 1, name: 'b' })
const tenant = '01900000-0000-7000-8000-000000000001'
const client = await ownerPool.connect()
await client.query(`select set_config('klantregie.tenant', $1, false)`, [tenant])
const N = Number(process.argv[2] ?? 1000000), Q = Number(process.argv[3] ?? 100000)
const t = async (label: string, text: string) => { const s = Date.now(); await client.query(text); console.log(label, Date.now() - s, 'ms') }
await client.query(`insert into identity.source(id,name,kind,trust,created_at) select ('00000000-0000-7000-8000-00000000000'||i)::uuid, 'Bron '||i, 'file', 50, now() from generate_series(1,5) i`)
// Seven domains; most relations in one or two of them.
await t('relations', `insert into relations.relation(id,kind,golden,display_name,sort_key,domain_mask,search_text,created_at,changed_at)
 select platform.named_id('r'||i), 'person', '{"kind":"person"}', 'Persoon '||i, 'persoon'||i, (1::bigint << (i%7)) | case when i%5=0 then (1::bigint << ((i/7)%7)) else 0 end, ' ', now(), now() from generate_series(1,${N}) i`)
await t('records', `insert into identity.source_record(id,source_id,object_type,external_id,version,payload,payload_hash,record,recorded_at,origin_relation_id,relation_id)
 select platform.named_id('s'||i), ('00000000-0000-7000-8000-00000000000'||(1+(i*7)%5))::uuid, 'person', i::text, 1, '{}', 'x',
 jsonb_build_object('kind','person','name',jsonb_build_object('firstName','Jan','surname','Bakker'||(i%1000)),'birthDate','1980-01-'||(10+i%20),'emails',jsonb_build_array('a'||i||'@example.org')) || case when i%2=0 then jsonb_build_object('phones',jsonb_build_array(jsonb_build_object('number','+316'||i)),'addresses',jsonb_build_array(jsonb_build_object('postcode','1234AB','houseNumber','1'))) else '{}'::jsonb end,
 now(), platform.named_id('r'||(1+(i%${N}))), platform.named_id('r'||(1+(i%${N}))) from generate_series(1,${Math.floor(N * 1.4)}) i`)
await t('questions', `insert into identity.possible_duplicate(id,left_id,right_id,origin_left_id,origin_right_id,reasons,found_at,value,class,probability,score,evidence)
 select platform.named_id('q'||i), least(a,b),greatest(a,b),least(a,b),greatest(a,b),'{}',now()-i*interval '1 ms', random()*4, 'class'||(i%60), random(), 3, '[{"code":"surname.same","bits":4}]'
 from (select i, platform.named_id('r'||(1+i*3)) a, platform.named_id('r'||(2+i*3)) b from generate_series(1,${Q}) i) x`)
// As many that a run merged already (one relation now), and some decisions.
await t('merged', `insert into identity.possible_duplicate(id,left_id,right_id,origin_left_id,origin_right_id,reasons,found_at,value,class)
 select platform.named_id('m'||i), a,a,least(a,b),greatest(a,b),'{email}',now(), 5, 'contact'
 from (select i, platform.named_id('r'||(1+i*3)) a, platform.named_id('r'||(3+i*3)) b from generate_series(1,${Q}) i) x`)
await t('decisions', `insert into identity.decision(id,kind,left_cell_id,right_cell_id,made_by,made_at) select platform.named_id('d'||i),'not_same',least(a,b),greatest(a,b),'x',now() from (select i, platform.named_id('r'||(1+i*3)) a, platform.named_id('r'||(2+i*3)) b from generate_series(1,${Q},10) i) x`)
await t('households', `insert into identity.household_suggestion(id,surname,address,cell_ids,found_at) select platform.named_id('h'||i),'Bakker','Dorp 1',array[platform.named_id('r'||(1+i*3)),platform.named_id('r'||(2+i*3))],now() from generate_series(1,${Q}) i`)
await t('analyze', `analyze relations.relation; `); await t('a2', 'analyze identity.source_record'); await t('a3','analyze identity.possible_duplicate'); await t('a4','analyze identity.decision'); await t('a5','analyze identity.household_suggestion')
await t('vacuum', 'vacuum identity.possible_duplicate')
const pool = openPool({ host: c.host, port: c.port, database: c.database, ...c.app }, { max: 4, name: 'b' })
const tx = transactor(openDatabase(pool), () => new Date(), async () => '00000000-0000-7000-8000-0000000000aa')
const who = (n: number, mask = EVERY_DOMAIN) => ({ tenantId: tenant, actor: { kind: 'user' as const, id: `00000000-0000-7000-8000-0000000000b${n}`, name: 'U' + n }, language: 'nl' as const, permissions: new Set(['identity.merge.write']) as never, domainMask: mask })
async function time(label: string, runs: number, work: (i: number) => Promise<unknown>) {
  const ms: number[] = []; let last: unknown
  for (let i = 0; i < runs; i++) { const s = performance.now(); last = await work(i); ms.push(performance.now() - s) }
  ms.sort((a, b) => a - b)
  console.log(label.padEnd(40), 'p50', ms[Math.floor(runs / 2)]!.toFixed(1), 'p95', ms[Math.floor(runs * 0.95)]!.toFixed(1), 'max', ms.at(-1)!.toFixed(1), JSON.stringify(last)?.slice(0, 80))
  return last
}
const run = (f: (ctx: any) => Promise<any>, w = who(1)) => tx.inTenant(w, f)
await time('take 5 (one reviewer, releasing)', 100, async () => { const r = await run((ctx) => takeQuestions(ctx, { limit: 5, withLater: false })); await run((ctx) => releaseQuestions(ctx, r.items.map((i: any) => i.id))); return { open: r.open, n: r.items.length } })
await time('  only take statement', 100, () => run((ctx) => questions.take(ctx, { state: 'open', filter: {}, limit: 5, userId: who(1).actor.id, until: new Date(Date.now() + 6e5) })))
await time('  only count', 50, () => run((ctx) => questions.count(ctx, 'open')))
await time('take 5 (9 reviewers)', 100, async (i) => { const r = await run((ctx) => takeQuestions(ctx, { limit: 5, withLater: false }), who(i % 9)); return { open: r.open, n: r.items.length } })
await time('take 5 (one domain of 7)', 100, async (i) => { const r = await run((ctx) => takeQuestions(ctx, { limit: 5, withLater: false }), who(i % 9, '1')); return { open: r.open, n: r.items.length } })
await time('take 5 (nothing visible)', 3, async (i) => { const r = await run((ctx) => takeQuestions(ctx, { limit: 5, withLater: false }), who(i % 9, String(1 << 20))); return { open: r.open, n: r.items.length } })
await time('take 5 of class', 50, async (i) => { const r = await run((ctx) => takeQuestions(ctx, { limit: 5, withLater: false, class: 'class7' }), who(i % 9)); return { open: r.open, n: r.items.length } })
await time('progress', 10, () => run((ctx) => getQuestionProgress(ctx)))
await time('classes', 3, () => run((ctx) => listQuestionClasses(ctx)))
await time('classes one domain', 3, () => run((ctx) => listQuestionClasses(ctx), who(1, '1')))
await time('sample', 5, () => run((ctx) => sampleQuestionClass(ctx, 'class7')))
await time('possible duplicates page', 5, () => run((ctx) => listPossibleDuplicates(ctx, { limit: 25 })))
await time('household page', 10, () => run((ctx) => listHouseholdSuggestions(ctx, { limit: 50 })))
await time('household page, domain', 10, () => run((ctx) => listHouseholdSuggestions(ctx, { limit: 50 }), who(1, '1')))
await time('report', 2, () => run((ctx) => refreshMatchReport(ctx)))
await time('report kept', 5, () => run((ctx) => getMatchReport(ctx)))
const others = { ownFacts: [], personalData: () => modules.flatMap((m) => m.personalData) } as never
const taken = (await run((ctx) => takeQuestions(ctx, { limit: 20, withLater: false }))).items
await time('answer same', 15, (i) => run((ctx) => answerQuestion(ctx, { id: taken[i].id, answer: 'same', choices: [] }, others)))
await time('reopen', 15, (i) => run((ctx) => reopenQuestion(ctx, taken[i].id, others)))
await time('answer not same', 15, (i) => run((ctx) => answerQuestion(ctx, { id: taken[i].id, answer: 'not_same', choices: [] }, others)))
if (process.argv[4]) {
  await run(async (ctx) => { const p = await sql`explain (analyze, buffers) ${sql.raw(process.argv[4]!)}`.execute(ctx.tx); console.log(p.rows.map((r: any) => r['QUERY PLAN']).join('\n')) })
}
await pool.end(); client.release(); await ownerPool.end(); await server.stop()
