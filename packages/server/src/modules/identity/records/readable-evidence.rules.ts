import type { Evidence } from '@klantregie/contract'

/** Which field what matching noticed is about, by the first part of its code; what is not here is about the name or the source. */
const FIELD_OF: Readonly<Record<string, string>> = {
  birthDate: 'birthDate',
  birthYear: 'birthDate',
  age: 'birthDate',
  mailbox: 'emails',
  domain: 'emails',
  mobile: 'phones',
  landline: 'phones',
  phone: 'phones',
  address: 'addresses',
  area: 'addresses',
  identifier: 'identifiers',
}

/**
 * What may be said of why two relations look alike: that two addresses are the same tells one who knows one of them the
 * other, so it is only said to who may read them.
 */
export function readableEvidence(evidence: readonly Evidence[], isRead: (field: string) => boolean): Evidence[] {
  return evidence.filter(({ code }) => {
    const field = FIELD_OF[code.split('.')[0] ?? '']
    return field === undefined || isRead(field)
  })
}
