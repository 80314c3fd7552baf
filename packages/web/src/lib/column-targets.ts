import { ActivityTarget } from '@klantregie/contract'
import type { ImportKind, MappingTarget } from '@klantregie/contract'

/** Meanings of a column, in the groups in which people look for them. */
export const targetGroups = [
  { id: 'activity', targets: ActivityTarget.options },
  {
    id: 'name',
    targets: [
      'full_name',
      'title',
      'initials',
      'first_name',
      'call_name',
      'prefix',
      'surname',
      'partner_prefix',
      'partner_surname',
      'organisation_name',
      'contact_name',
      'birth_date',
    ],
  },
  { id: 'contact', targets: ['email', 'phone', 'mobile', 'website'] },
  {
    id: 'address',
    targets: [
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
    ],
  },
  { id: 'number', targets: ['external_id', 'card_number', 'kvk', 'rsin', 'brin', 'brin_location', 'board_number'] },
  { id: 'role', targets: ['branch', 'role_from', 'role_until'] },
  {
    id: 'consent',
    targets: ['newsletter', 'newsletter_on', 'newsletter_source', 'no_email', 'no_phone', 'no_post', 'no_sms'],
  },
  { id: 'other', targets: ['language', 'remark', 'keep', 'skip'] },
] as const satisfies readonly { readonly id: string; readonly targets: readonly MappingTarget[] }[]

/** Groups that say something of rows of this kind. */
export function groupsFor(kind: ImportKind): readonly (typeof targetGroups)[number][] {
  const without = kind === 'activity' ? 'role' : 'activity'
  return targetGroups.filter(({ id }) => id !== without)
}
