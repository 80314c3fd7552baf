import type { CompletenessField, QualityGap, ValidityField } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'

export type Condition = RawBuilder<unknown>

/**
 * When a relation `r` lacks something or holds something that cannot be right, as conditions. The same for the figures and for
 * the lists behind them, so that the one is always the length of the other.
 */

const kindIs = (...kinds: readonly string[]) => sql`r.kind = any(${[...kinds]}::text[])`

/** For which relations a field exists at all; where it does not, nothing can be missing. */
const exists: Readonly<Record<CompletenessField, RawBuilder<unknown>>> = {
  reachable: sql`true`,
  emails: sql`true`,
  phones: sql`true`,
  addresses: sql`true`,
  municipality: sql`true`,
  birthDate: kindIs('person'),
  website: kindIs('organisation'),
}

const filled: Readonly<Record<CompletenessField, RawBuilder<unknown>>> = {
  reachable: sql`(r.email is not null or r.phone is not null or (r.street is not null and (r.postcode is not null or r.place is not null)))`,
  emails: sql`r.email is not null`,
  phones: sql`r.phone is not null`,
  // A street without a town, or the other way round, gets no letter there.
  addresses: sql`(r.street is not null and (r.postcode is not null or r.place is not null))`,
  municipality: sql`coalesce(r.golden->>'municipality', '') <> ''`,
  birthDate: sql`r.birth_date is not null`,
  website: sql`coalesce(r.golden->>'website', '') <> ''`,
}

/** Whether a value is there to be judged. Foreign postcodes are not: every country has its own form. */
const judged: Readonly<Record<ValidityField, RawBuilder<unknown>>> = {
  emails: sql`r.email is not null`,
  phones: sql`r.phone is not null`,
  postcode: sql`(r.postcode is not null and coalesce(r.golden->'addresses'->0->>'country', 'NL') = 'NL')`,
  birthDate: sql`r.birth_date is not null`,
  brin: sql`jsonb_path_exists(r.golden, '$.identifiers[*] ? (@.scheme starts with "brin")')`,
}

/** The form only; whether an address exists cannot be seen. People have become 122 years old. */
const right: Readonly<Record<ValidityField, RawBuilder<unknown>>> = {
  emails: sql`r.email ~ '^[^@[:space:]]+@[^@[:space:].]+([.][^@[:space:].]+)+$'`,
  phones: sql`r.phone ~ '^[+][1-9][0-9]{6,14}$'`,
  postcode: sql`r.postcode ~ '^[1-9][0-9]{3} ?[A-Z]{2}$'`,
  birthDate: sql`(r.birth_date <= current_date and r.birth_date > current_date - interval '122 years')`,
  brin: sql`not jsonb_path_exists(r.golden, '$.identifiers[*] ? ((@.scheme == "brin" && !(@.value like_regex "^[0-9]{2}[A-Z]{2}$")) || (@.scheme == "brin_location" && !(@.value like_regex "^[0-9]{2}[A-Z]{2}[0-9]{2}$")))')`,
}

export const completenessParts = (field: CompletenessField) => ({ measured: exists[field], good: filled[field] })
export const validityParts = (field: ValidityField) => ({ measured: judged[field], good: right[field] })

/** Changed or confirmed since a moment (an expression). */
export function isFresh(since: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(r.changed_at >= ${since} or exists (select from relations.verification v where v.relation_id = r.id and v.at >= ${since}))`
}

/** Relations `r` with this gap, for a list. `since` is the moment of freshness, for what is not fresh. */
export function hasGap(gap: QualityGap, since: Date): RawBuilder<unknown> {
  if (gap === 'stale') return sql`not ${isFresh(sql`${since}::timestamptz`)}`
  const [what, field] = [gap.slice(0, gap.indexOf('-')), gap.slice(gap.indexOf('-') + 1)]
  // The contract's list of gaps is made of these fields.
  const parts = what === 'no' ? completenessParts(field as CompletenessField) : validityParts(field as ValidityField)
  return sql`(${parts.measured} and not ${parts.good})`
}
