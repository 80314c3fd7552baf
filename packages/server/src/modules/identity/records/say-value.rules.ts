import type { Address, BuiltInField, PersonName, Phone } from '@klantregie/contract'
import { formatName } from '../../../platform/pure/dutch/person-name-format.ts'

/** A value of a field as one line of text, for "other sources say". */
export function sayValue(field: BuiltInField, value: unknown): string {
  if (field === 'name') return formatName(value as PersonName, 'full')
  if (field === 'emails') return (value as string[]).join(', ')
  if (field === 'phones') return (value as Phone[]).map(({ number }) => number).join(', ')
  if (field === 'addresses') return (value as Address[]).map(sayAddress).join('; ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function sayAddress({ street, houseNumber, addition, postcode, place }: Address): string {
  const line = [street, houseNumber, addition].filter(Boolean).join(' ')
  const town = [postcode, place].filter(Boolean).join(' ')
  return [line, town].filter((part) => part !== '').join(', ')
}
