import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { PlannedQuestion } from './match-plan.rules.ts'

const ROWS_PER_STATEMENT = 5000

/**
 * What this run asks. A pair that is known already gets its new score and reasons; what somebody answered, put off or
 * passed on stays as it is. The id follows from the pair, so asking twice asks once.
 */
export async function saveQuestions(ctx: Ctx, runId: string, questions: readonly PlannedQuestion[]): Promise<void> {
  for (let start = 0; start < questions.length; start += ROWS_PER_STATEMENT) {
    const rows = questions.slice(start, start + ROWS_PER_STATEMENT).map(({ relations, cells, ...question }) => ({
      ...question,
      left: relations[0],
      right: relations[1],
      leftCell: cells[0],
      rightCell: cells[1],
    }))
    await sql`
      insert into identity.possible_duplicate (id, left_id, right_id, origin_left_id, origin_right_id, reasons, run_id, found_at,
        score, probability, value, evidence, class)
      select platform.named_id('pair' || least(q."leftCell", q."rightCell")::text || greatest(q."leftCell", q."rightCell")::text),
        case when q."leftCell" < q."rightCell" then q.left else q.right end, case when q."leftCell" < q."rightCell" then q.right else q.left end,
        least(q."leftCell", q."rightCell"), greatest(q."leftCell", q."rightCell"), '{}', ${runId}, ${ctx.now},
        q.score, q.probability, q.value, q.evidence, q.class
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as q ("left" uuid, "right" uuid, "leftCell" uuid, "rightCell" uuid,
        score real, probability real, value real, evidence jsonb, class text)
      where q."leftCell" <> q."rightCell"
      on conflict (tenant_id, origin_left_id, origin_right_id) do update set run_id = excluded.run_id, score = excluded.score,
        probability = excluded.probability, value = excluded.value, evidence = excluded.evidence, class = excluded.class
    `.execute(ctx.tx)
  }
}

/**
 * Open questions that a run over all records did not ask again: it knows better now. Those that somebody is looking at,
 * put off or answered stay. Answers how many went.
 */
export async function removeOutdatedQuestions(ctx: Ctx, runId: string): Promise<number> {
  const result =
    await sql`delete from identity.possible_duplicate where state = 'open' and run_id is distinct from ${runId}
    and (taken_until is null or taken_until < ${ctx.now})`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** What nobody answered yet; a run that looked at everything says it anew. */
export async function removeOpenHouseholds(ctx: Ctx): Promise<void> {
  await sql`delete from identity.household_suggestion where state = 'open'`.execute(ctx.tx)
}

export type HouseholdToKeep = {
  readonly key: string
  readonly surname: string
  readonly address: string
  readonly cellIds: readonly string[]
}

/** What was accepted or dismissed stays so, also with one member more. */
export async function saveHouseholds(ctx: Ctx, runId: string, households: readonly HouseholdToKeep[]): Promise<void> {
  await sql`
    insert into identity.household_suggestion (id, surname, address, cell_ids, run_id, found_at)
    select platform.named_id('household' || h.key), h.surname, h.address, array(select jsonb_array_elements_text(h."cellIds")::uuid), ${runId}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(households)}::jsonb) as h (key text, surname text, address text, "cellIds" jsonb)
    on conflict (tenant_id, id) do nothing
  `.execute(ctx.tx)
}

/** How many relations there are that records stand for. */
export async function countRelations(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct relation_id) as count from identity.source_record where superseded_by is null`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
