/**
 * What is left of a value when it is masked: enough to recognise at the counter what somebody says themselves, too little to
 * reach anybody, to guess the value or to tell one from another in a list. The length of what was there never shows.
 */
const DOTS = '•••'

/** "j•••@•••.nl": the first letter and the country or kind of address. */
export function maskEmail(email: string): string {
  const [first = ''] = Array.from(email.trim())
  const ending = /\.([a-z]{2,6})$/i.exec(email)?.[1]
  return `${/[\p{L}\p{N}]/u.test(first) ? first : ''}${DOTS}@${DOTS}${ending === undefined ? '' : `.${ending.toLowerCase()}`}`
}

/** "•• •••• ••12": the last two digits; of a mobile number also that it is one. */
export function maskPhone({ number, kind }: { readonly number: string; readonly kind?: string | undefined }): string {
  const digits = number.replace(/\D/g, '')
  const tail = digits.length > 6 ? digits.slice(-2) : '••'
  return `${kind === 'mobile' ? '06' : '••'} •••• ••${tail}`
}

/** "••-••-1984": the year, which says about how old somebody is. Of a child not even that. */
export function maskBirthDate(day: string, isChild: boolean): string {
  return isChild ? '••-••-••••' : `••-••-${day.slice(0, 4)}`
}

/** "42•• ••": the first two figures of a Dutch postcode, some hundred thousand households; without one nothing. */
export function maskAddress({ postcode }: { readonly postcode?: string | undefined }): string {
  const region = /^[1-9]\d{3}\s?[A-Z]{2}$/i.test(postcode ?? '') ? (postcode ?? '').slice(0, 2) : '••'
  return `${region}•• ••`
}

/** "•••56": the last two characters of a number of its own, when it is long enough to keep the rest. */
export function maskIdentifier(value: string): string {
  const plain = value.replace(/\s+/g, '')
  return plain.length > 5 ? `${DOTS}${plain.slice(-2)}` : DOTS
}

/** "•••• ••": of somebody under protection not even the region, because somebody is looking for them. */
export function maskWholeAddress(): string {
  return '•••• ••'
}

/** That there is something, and nothing of it. */
export function maskAnything(): string {
  return DOTS
}
