import type { ColumnTarget, MappingTarget } from '@klantregie/contract'

/** What a column holds, by the field whose rights it follows. What is kept without being understood may hold anything. */
const FIELD_OF: Readonly<Partial<Record<MappingTarget, string>>> = {
  full_name: 'name',
  title: 'name',
  initials: 'name',
  first_name: 'name',
  call_name: 'name',
  prefix: 'name',
  surname: 'name',
  partner_prefix: 'name',
  partner_surname: 'name',
  organisation_name: 'organisationName',
  contact_name: 'name',
  birth_date: 'birthDate',
  email: 'emails',
  phone: 'phones',
  mobile: 'phones',
  website: 'website',
  address_line: 'addresses',
  street: 'addresses',
  house_number: 'addresses',
  house_number_addition: 'addresses',
  postcode: 'addresses',
  place: 'addresses',
  country: 'addresses',
  post_address_line: 'addresses',
  post_street: 'addresses',
  post_house_number: 'addresses',
  post_postcode: 'addresses',
  post_place: 'addresses',
  municipality: 'municipality',
  language: 'language',
  brin: 'identifiers',
  brin_location: 'identifiers',
  board_number: 'identifiers',
  kvk: 'identifiers',
  rsin: 'identifiers',
  card_number: 'identifiers',
  customer_number: 'identifiers',
  branch: 'branch',
  role_from: 'role',
  role_until: 'role',
  newsletter: 'newsletter',
  newsletter_on: 'newsletter',
  newsletter_source: 'newsletter',
  no_email: 'newsletter',
  no_phone: 'newsletter',
  no_post: 'newsletter',
  no_sms: 'newsletter',
}

/** The field of a column, or null when it may hold any: then it is shown to who may read everything. */
export function fieldOfColumn(target: ColumnTarget): string | null {
  if (target.startsWith('own_')) return target
  return FIELD_OF[target as MappingTarget] ?? null
}
