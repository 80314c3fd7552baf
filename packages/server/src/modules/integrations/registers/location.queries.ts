import type { RegisterKey, SchoolLocation } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

const columns = sql`l.code, l.brin, l.board, l.name, l.street, l.house_number as "houseNumber", l.postcode, l.place,
  l.municipality_code as "municipalityCode", l.municipality, l.denomination, l.structure, l.phone, l.website, l.closed_on as "closedOn",
  l.successor`

/** Everything that the register says, also what closed. */
export async function listAll(ctx: Ctx, register: RegisterKey): Promise<SchoolLocation[]> {
  const { rows } = await sql<SchoolLocation>`
    select ${columns} from integrations.school_location l where l.register = ${register} order by l.code`.execute(
    ctx.tx,
  )
  return rows
}

export async function findByCodes(ctx: Ctx, codes: readonly string[]): Promise<SchoolLocation[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<SchoolLocation>`select ${columns} from integrations.school_location l
    where l.code = any(${[...codes]}::text[]) order by l.code`.execute(ctx.tx)
  return rows
}

/** Locations of these schools that are there. */
export async function findByBrins(ctx: Ctx, brins: readonly string[]): Promise<SchoolLocation[]> {
  if (brins.length === 0) return []
  const { rows } = await sql<SchoolLocation>`select ${columns} from integrations.school_location l
    where l.brin = any(${[...brins]}::text[]) and l.closed_on is null order by l.code`.execute(ctx.tx)
  return rows
}

/** Locations that are there at an address. */
export async function findAt(ctx: Ctx, postcode: string, houseNumber: string): Promise<SchoolLocation[]> {
  const { rows } = await sql<SchoolLocation>`select ${columns} from integrations.school_location l
    where l.postcode = ${postcode} and l.house_number = ${houseNumber} and l.closed_on is null order by l.code`.execute(
    ctx.tx,
  )
  return rows
}

export type Asked = {
  readonly q: string
  /** CBS codes; null: everywhere. */
  readonly municipalities: readonly string[] | null
}

function matches({ q, municipalities }: Asked): RawBuilder<boolean> {
  const text = `%${q.replace(/[\\%_]/gu, '\\$&')}%`
  const within = municipalities === null ? sql`true` : sql`l.municipality_code = any(${[...municipalities]}::text[])`
  const named = q === '' ? sql`true` : sql`(l.name ilike ${text} or l.place ilike ${text} or l.code ilike ${text})`
  return sql`l.closed_on is null and ${within} and ${named}`
}

export async function listCodes(ctx: Ctx, asked: Asked): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select l.code from integrations.school_location l where ${matches(asked)}
    order by l.code`.execute(ctx.tx)
  return rows.map(({ code }) => code)
}

export type Sizes = {
  readonly register: RegisterKey
  readonly boards: number
  readonly schools: number
  readonly locations: number
  readonly closed: number
}

export async function measure(ctx: Ctx): Promise<Sizes[]> {
  const open = sql`l.closed_on is null`
  const { rows } = await sql<Sizes>`select l.register, count(distinct l.board) filter (where ${open})::int as boards,
      count(distinct l.brin) filter (where ${open})::int as schools, count(*) filter (where ${open})::int as locations,
      count(*) filter (where not (${open}))::int as closed
    from integrations.school_location l group by l.register`.execute(ctx.tx)
  return rows
}

/** Lets the register say what an edition says (`after`), or again what it said before it (`before`). */
export async function say(
  ctx: Ctx,
  { editionId, register, which }: { editionId: string; register: RegisterKey; which: 'before' | 'after' },
): Promise<void> {
  const said = which === 'after' ? sql`c.after` : sql`c.before`
  if (which === 'before')
    await sql`delete from integrations.school_location l using integrations.register_change c
      where c.edition_id = ${editionId} and c.before is null and l.code = c.code`.execute(ctx.tx)
  await sql`insert into integrations.school_location (code, register, brin, board, name, street, house_number, postcode, place,
      municipality_code, municipality, denomination, structure, phone, website, closed_on, successor)
    select s.code, ${register}, s.brin, s.board, s.name, s.street, s."houseNumber", s.postcode, s.place, s."municipalityCode",
      s.municipality, s.denomination, s.structure, s.phone, s.website, s."closedOn", s.successor
    from integrations.register_change c cross join lateral jsonb_to_record(${said}) as s (code text, brin text, board text, name text,
      street text, "houseNumber" text, postcode text, place text, "municipalityCode" text, municipality text, denomination text,
      structure text, phone text, website text, "closedOn" date, successor text)
    where c.edition_id = ${editionId} and ${said} is not null
    on conflict (tenant_id, code) do update set register = excluded.register, brin = excluded.brin, board = excluded.board,
      name = excluded.name, street = excluded.street, house_number = excluded.house_number, postcode = excluded.postcode,
      place = excluded.place, municipality_code = excluded.municipality_code, municipality = excluded.municipality,
      denomination = excluded.denomination, structure = excluded.structure, phone = excluded.phone, website = excluded.website,
      closed_on = excluded.closed_on, successor = excluded.successor`.execute(ctx.tx)
}
