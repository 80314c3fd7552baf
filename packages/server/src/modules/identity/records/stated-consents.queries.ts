import { sql, type RawBuilder } from 'kysely'

/**
 * What a record says to the ledger of consent that the record before it did not say, a row each: about the newsletter (`whole_channel`
 * null), and for every channel by which somebody wants nothing. `part` tells them apart within the record.
 */
export function statementsOf(record: RawBuilder<unknown>, before: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select '' as part, (${record}->'newsletter'->>'isWanted')::boolean as is_yes, (${record}->'newsletter'->>'on')::date as said_on,
      ${record}->'newsletter'->>'source' as said_where, ${record}->'emails'->>0 as contact, null::text as whole_channel
    where ${record}->'newsletter' is not null and ${record}->'newsletter' is distinct from ${before}->'newsletter'
    union all
    select '/' || out.channel, false, null::date, null::text,
      case out.channel when 'email' then ${record}->'emails'->>0 when 'post' then null else ${record}->'phones'->0->>'number' end, out.channel
    from jsonb_array_elements_text(coalesce(${record}->'optOuts', '[]'::jsonb)) out(channel)
    where not coalesce(jsonb_exists(${before}->'optOuts', out.channel), false)`
}
