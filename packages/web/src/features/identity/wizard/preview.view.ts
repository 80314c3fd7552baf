import { isOwnField } from '@klantregie/contract'
import type { ColumnMapping, ColumnTarget, ImportKind, MappingTarget } from '@klantregie/contract'
import { isActivityTarget } from './mapping.view.ts'

/** How a row will look, put together from its cells. The dry run does it properly; this shows a wrong choice at once. */
export interface PreviewRow {
  readonly name: string
  readonly contact: readonly string[]
  readonly address: readonly string[]
  readonly numbers: readonly string[]
  /** Everything else that goes with it, as header and value. */
  readonly rest: readonly { readonly header: string; readonly value: string }[]
  readonly kept: number
}

const contact: readonly MappingTarget[] = ['email', 'phone', 'mobile', 'website']
const numbers: readonly MappingTarget[] = [
  'external_id',
  'card_number',
  'kvk',
  'rsin',
  'brin',
  'brin_location',
  'board_number',
]
const rest: readonly ColumnTarget[] = [
  'contact_name',
  'birth_date',
  'branch',
  'role_from',
  'role_until',
  'newsletter',
  'newsletter_on',
  'newsletter_source',
  'no_email',
  'no_phone',
  'no_post',
  'no_sms',
  'language',
  'remark',
]

export function previewRow(columns: readonly ColumnMapping[], cells: readonly string[], kind: ImportKind): PreviewRow {
  const all = (target: MappingTarget) =>
    columns
      .filter((column) => column.target === target)
      .map(({ column }) => (cells[column] ?? '').trim())
      .filter((value) => value !== '')
  const one = (target: MappingTarget) => all(target)[0] ?? ''
  const line = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ')
  const filled = (...lines: readonly string[]) => lines.filter((value) => value !== '')
  const street = (prefix: '' | 'post_') =>
    line(one(`${prefix}street`), one(`${prefix}house_number`), prefix === '' ? one('house_number_addition') : '')
  return {
    name: nameOf(one, line, kind),
    contact: contact.flatMap(all),
    address: filled(
      one('address_line'),
      street(''),
      line(one('postcode'), one('place')),
      line(one('post_address_line'), street('post_'), one('post_postcode'), one('post_place')),
      one('municipality'),
      one('country'),
    ),
    numbers: numbers.flatMap(all),
    rest: columns
      .filter(
        (column) =>
          rest.includes(column.target) ||
          isOwnField(column.target) ||
          (kind === 'activity' && isActivityTarget(column.target)) ||
          (kind !== 'organisation' && column.target === 'organisation_name'),
      )
      .map(({ header, column }) => ({ header, value: (cells[column] ?? '').trim() }))
      .filter(({ value }) => value !== ''),
    kept: columns.filter(({ target, column }) => target === 'keep' && (cells[column] ?? '').trim() !== '').length,
  }
}

type One = (target: MappingTarget) => string
type Line = (...parts: readonly string[]) => string

function nameOf(one: One, line: Line, kind: ImportKind): string {
  const given = one('call_name') || one('first_name') || one('initials')
  const partner = line(one('partner_prefix'), one('partner_surname'))
  const own = line(one('title'), given, one('prefix'), one('surname'))
  const person = one('full_name') || (partner === '' ? own : `${own} - ${partner}`)
  const organisation = one('organisation_name')
  return kind === 'organisation' ? organisation || person : person || organisation
}
