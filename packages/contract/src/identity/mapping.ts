import { z } from 'zod'
import { OwnFieldKey } from '../governance/own-value.ts'

/** What a column can say of what somebody did, in a list of tickets and other activity. */
export const ActivityTarget = z.enum([
  'fact_kind',
  'customer_number',
  'order_number',
  'order_date',
  'order_time',
  'refund_of',
  'event_title',
  'event_date',
  'event_time',
  'event_place',
  'quantity',
  'hours',
  'price_type',
  'amount',
  'unit_price',
  'currency',
  'sales_channel',
  'scanned',
  'period_from',
  'period_until',
  'genre',
  'audience',
])
export type ActivityTarget = z.infer<typeof ActivityTarget>

/** What a column of a file can mean. `keep`: not understood, kept with the source record; `skip`: not stored at all. */
export const MappingTarget = z.enum([
  'external_id',
  'full_name',
  'title',
  'initials',
  'first_name',
  'call_name',
  'prefix',
  'surname',
  'partner_prefix',
  'partner_surname',
  'birth_date',
  'organisation_name',
  'contact_name',
  'email',
  'phone',
  'mobile',
  'website',
  'address_line',
  'street',
  'house_number',
  'house_number_addition',
  'postcode',
  'place',
  'municipality',
  'country',
  'post_address_line',
  'post_street',
  'post_house_number',
  'post_postcode',
  'post_place',
  'brin',
  'brin_location',
  'board_number',
  'kvk',
  'rsin',
  'card_number',
  'branch',
  'role_from',
  'role_until',
  'newsletter',
  'newsletter_on',
  'newsletter_source',
  // A yes in one of these is a no of the person, for everything by that channel; a no says nothing.
  'no_email',
  'no_phone',
  'no_post',
  'no_sms',
  'language',
  'remark',
  'keep',
  'skip',
  ...ActivityTarget.options,
])
export type MappingTarget = z.infer<typeof MappingTarget>

/** A meaning that the product knows, or a field of the organisation's own. */
export const ColumnTarget = z.union([MappingTarget, OwnFieldKey])
export type ColumnTarget = z.infer<typeof ColumnTarget>

/** Order of day, month and year in a date column; decided per column from all its values. */
export const DateOrder = z.enum(['dmy', 'mdy', 'ymd'])
export type DateOrder = z.infer<typeof DateOrder>

export const ColumnMapping = z.object({
  /** Zero-based position in the file. */
  column: z.int().min(0),
  /** The (made unique) header text. */
  header: z.string(),
  target: ColumnTarget,
  dateOrder: DateOrder.optional(),
})
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** A proposal with how sure we are (0–1) and why, as a key of the translations. */
export const MappingReason = z.enum([
  'profile',
  // The file is an export of a program that we know, and there this column means this.
  'layout',
  'header',
  'header_and_content',
  'content',
  'unique',
  'bsn',
  'loan_title',
  'none',
])
export type MappingReason = z.infer<typeof MappingReason>

export const ColumnProposal = ColumnMapping.extend({
  confidence: z.number().min(0).max(1),
  reason: MappingReason,
  /** Up to five distinct, non-empty values, for the preview. */
  examples: z.array(z.string()),
  filled: z.int().min(0),
  /** Stopped columns (citizen service numbers, titles of loans) can only be skipped; `reason` says which. */
  isStopped: z.boolean(),
})
export type ColumnProposal = z.infer<typeof ColumnProposal>

/** Why a row was rejected or what was odd about it. The code is the translation key. */
export const RowProblemCode = z.enum([
  'row.empty',
  'row.too_few_cells',
  'row.too_many_cells',
  'row.no_name',
  'row.key_missing',
  'row.key_repeated',
  'row.unreadable',
  'row.too_long',
  'row.forgotten',
  'value.email_invalid',
  'value.date_invalid',
  'value.date_impossible',
  'value.phone_invalid',
  'value.postcode_invalid',
  'value.kvk_invalid',
  'value.rsin_invalid',
  'value.yes_no_invalid',
  'value.brin_invalid',
  'value.too_long',
  'value.formula_error',
  'value.too_short',
  'value.number_invalid',
  'value.too_small',
  'value.too_large',
  'value.too_many_decimals',
  'value.too_early',
  'value.too_late',
  'value.choice_unknown',
  'value.choice_retired',
  'value.form_invalid',
  'value.reference_invalid',
  'value.reference_unknown',
  'value.reference_ambiguous',
  'value.kind_invalid',
  'value.time_invalid',
  'value.amount_invalid',
  'value.amount_ambiguous',
  'value.currency_invalid',
  'value.quantity_invalid',
  'value.branch_unknown',
  'value.genre_unknown',
  'value.audience_invalid',
  'fact.kind_unknown',
  'fact.day_missing',
  'fact.until_missing',
  'fact.period_reversed',
  'fact.amount_missing',
  'fact.person_missing',
  'fact.person_unclear',
  'fact.nothing',
  'fact.loan_apart',
])
export type RowProblemCode = z.infer<typeof RowProblemCode>

export const RowProblem = z.object({
  code: RowProblemCode,
  column: z.int().min(0).optional(),
  header: z.string().optional(),
  value: z.string().optional(),
  /** The limit that a value of an own field passes. */
  limit: z.string().optional(),
  /** For `row.key_repeated`: the row that came first. */
  otherRow: z.int().optional(),
})
export type RowProblem = z.infer<typeof RowProblem>
