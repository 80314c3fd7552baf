import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { choicesMade, choosableFrom } from '../../activity/index.ts'
import { leftOutOfForetelling } from '../../privacy/index.ts'
import type { Compared } from './advice.rules.ts'

/** Of somebody who chose hundreds of things the latest say what they like; it also keeps pairs from growing with the square. */
const LATEST = 30
/** Fewer people than this could be known by what they chose. */
const FEWEST = 5
/** Two things chosen by few are alike by chance: their likeness counts for together / (together + this). */
const SHRINK = 10
/** What a genre says beside what an event itself says. */
export const GENRE_WEIGHT = 0.2
/** Neighbours that are kept of each. */
const NEIGHBOURS = 50
/** How many are advised when advice is measured. */
const SUGGESTED = 5
/** People of whom it is looked at what they chose afterwards. */
const MOST_CHECKED = 20_000

/**
 * Gathers every choice that may be learned from into a table of this transaction (`advice_choice`: relation_id, chosen_id, genre_id, chosen_on,
 * place: 1 for the latest), with statistics: the planner cannot know how many rows come of a choice of choices, and guesses one.
 */
export async function gatherChoices(ctx: Ctx, bornBy: string): Promise<void> {
  await refreshStatistics(ctx)
  await sql`create temporary table advice_choice on commit drop as
    select c.relation_id, c.chosen_id, c.genre_id, c.chosen_on from (${choicesMade()}) c
    join segments.profile p on p.relation_id = c.relation_id
    where p.is_open and not p.is_protected and p.kind = 'person' and (p.birth_date is null or p.birth_date <= ${bornBy}::date)
      and c.relation_id not in (${leftOutOfForetelling()})`.execute(ctx.tx)
  await sql`analyze advice_choice`.execute(ctx.tx)
}

/**
 * Learns what is chosen together from choices before a day ("2026-03-01"): cosine likeness between events by who chose them (Sarwar et al.,
 * "Item-based collaborative filtering", 2001), less for what few chose (Bell & Koren, 2007). Takes the place of what was learned before.
 */
export async function learn(ctx: Ctx, before: string): Promise<void> {
  await sql`delete from segments.affinity`.execute(ctx.tx)
  await learnLevel(ctx, { before, level: 'offering', what: sql`c.chosen_id`, withItself: false })
  await learnLevel(ctx, { before, level: 'genre', what: sql`c.genre_id`, withItself: true })
}

type Level = {
  readonly before: string
  readonly level: 'offering' | 'genre'
  readonly what: RawBuilder<unknown>
  readonly withItself: boolean
}

async function learnLevel(ctx: Ctx, { before, level, what, withItself }: Level): Promise<void> {
  await sql`create temporary table advice_basket on commit drop as
    select b.relation_id, b.id from (
      select c.relation_id, ${what} as id, row_number() over (partition by c.relation_id order by max(c.chosen_on) desc, ${what}) as place
      from advice_choice c where c.chosen_on < ${before}::date and ${what} is not null group by c.relation_id, ${what}
    ) b where b.place <= ${LATEST}`.execute(ctx.tx)
  await sql`analyze advice_basket`.execute(ctx.tx)
  await sql`
    with support as materialized (
      select id, count(*)::int as people from advice_basket group by 1 having count(*) >= ${FEWEST}
    ), pair as (
      select a.id as from_id, b.id as to_id, count(*)::int as together
      from advice_basket a join advice_basket b on b.relation_id = a.relation_id and (b.id <> a.id or ${withItself})
      group by 1, 2 having count(*) >= ${FEWEST}
    ), scored as (
      select p.from_id, p.to_id, p.together, f.people,
        (p.together / sqrt(f.people::float8 * t.people) * p.together / (p.together + ${SHRINK}::float8))::real as score
      from pair p join support f on f.id = p.from_id join support t on t.id = p.to_id
    )
    insert into segments.affinity (level, from_id, to_id, together, people, score)
    select ${level}, s.from_id, s.to_id, s.together, s.people, s.score from (
      select scored.*, row_number() over (partition by from_id order by score desc, to_id) as place from scored
    ) s where s.place <= ${NEIGHBOURS}`.execute(ctx.tx)
  await sql`drop table advice_basket`.execute(ctx.tx)
}

/**
 * How well what was learned from choices before a day foretells what the same people chose from then on, beside suggesting to everybody what
 * was chosen most in the ninety days before. Both suggest five of what could be chosen that somebody had not chosen yet. After `gatherChoices`.
 */
export async function checkOn(ctx: Ctx, { from, moment }: { from: string; moment: Date }): Promise<Compared> {
  await sql`create temporary table advice_candidate on commit drop as
    select c.chosen_id, c.genre_id from (${choosableFrom(moment)}) c`.execute(ctx.tx)
  await sql`create temporary table advice_afterwards on commit drop as
    select m.relation_id, array_agg(m.chosen_id) as ids from advice_choice m join advice_candidate c on c.chosen_id = m.chosen_id
    where m.chosen_on >= ${from}::date and m.relation_id in (select relation_id from advice_choice where chosen_on < ${from}::date)
    group by 1 order by hashtextextended(m.relation_id::text, 0) limit ${MOST_CHECKED}`.execute(ctx.tx)
  await sql`create temporary table advice_history on commit drop as
    select m.relation_id, m.chosen_id, m.genre_id from (
      select c.*, row_number() over (partition by c.relation_id order by c.chosen_on desc, c.chosen_id) as place
      from advice_choice c where c.chosen_on < ${from}::date and c.relation_id in (select relation_id from advice_afterwards)
    ) m where m.place <= ${LATEST}`.execute(ctx.tx)
  await sql`analyze advice_candidate, advice_afterwards, advice_history`.execute(ctx.tx)
  const { rows } = await sql<Compared>`
    with suggested as materialized (
      select s.relation_id, s.chosen_id
      from (${ranked({ history: sql`advice_history`, candidate: sql`advice_candidate` })}) s where s.place <= ${SUGGESTED}
    ), sold as materialized (
      select c.chosen_id, count(*) as people from advice_choice m join advice_candidate c on c.chosen_id = m.chosen_id
      where m.chosen_on < ${from}::date and m.chosen_on >= ${from}::date - 90 group by 1
      -- So many that five are left for whoever chose the most of them already.
      order by 2 desc, 1 limit ${LATEST + SUGGESTED}
    ), usual as materialized (
      select u.relation_id, u.chosen_id from (
        select a.relation_id, s.chosen_id, row_number() over (partition by a.relation_id order by s.people desc, s.chosen_id) as place
        from advice_afterwards a cross join sold s left join advice_history h on h.relation_id = a.relation_id and h.chosen_id = s.chosen_id
        where h.chosen_id is null
      ) u where u.place <= ${SUGGESTED}
    ), served as (
      select a.relation_id, coalesce(bool_or(s.chosen_id = any(a.ids)), false) as by_advice, false as by_usual
      from advice_afterwards a left join suggested s on s.relation_id = a.relation_id group by 1
      union all
      select a.relation_id, false, coalesce(bool_or(u.chosen_id = any(a.ids)), false)
      from advice_afterwards a left join usual u on u.relation_id = a.relation_id group by 1
    ), each as (
      select relation_id, bool_or(by_advice) as by_advice, bool_or(by_usual) as by_usual from served group by 1
    )
    select count(*)::int as people, (count(*) filter (where by_advice))::int as hits, (count(*) filter (where by_usual))::int as "baselineHits",
      (count(*) filter (where by_advice and not by_usual))::int as "onlyAdvice",
      (count(*) filter (where by_usual and not by_advice))::int as "onlyBaseline"
    from each`.execute(ctx.tx)
  return rows[0] ?? { people: 0, hits: 0, baselineHits: 0, onlyAdvice: 0, onlyBaseline: 0 }
}

/**
 * What suits whom best, best first: (relation_id, chosen_id, score, place). What was chosen already is not advised. `history`: a table of
 * choices (relation_id, chosen_id, genre_id); `candidate`: what can be chosen (chosen_id, genre_id).
 */
export const ranked = ({ history, candidate }: Ranked): RawBuilder<unknown> => sql`
  select r.relation_id, r.chosen_id, r.score, row_number() over (partition by r.relation_id order by r.score desc, r.chosen_id) as place
  from (
    select relation_id, chosen_id, sum(score) as score from (
      select h.relation_id, a.to_id as chosen_id, a.score::float8 as score
      from ${history} h join segments.affinity a on a.level = 'offering' and a.from_id = h.chosen_id join ${candidate} c on c.chosen_id = a.to_id
      union all
      select h.relation_id, c.chosen_id, ${GENRE_WEIGHT}::float8 * a.score
      from ${history} h join segments.affinity a on a.level = 'genre' and a.from_id = h.genre_id join ${candidate} c on c.genre_id = a.to_id
    ) part group by 1, 2
  ) r left join ${history} own on own.relation_id = r.relation_id and own.chosen_id = r.chosen_id
  where own.chosen_id is null`

type Ranked = { readonly history: RawBuilder<unknown>; readonly candidate: RawBuilder<unknown> }
