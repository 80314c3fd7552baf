/** Numbers of books, recognised by their check digits (ISO 2108). Spaces and hyphens may stand anywhere. */

/** Thirteen digits beginning with 978 or 979, weighed 1 and 3 in turn: no number of a person looks like this by chance. */
export function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^97[89]\d{10}$/.test(digits)) return false
  const sum = Array.from(digits, Number).reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

/** Ten characters weighed 10 to 1, the last one possibly X for ten. One in eleven random numbers passes, so one proves nothing. */
export function isIsbn10(text: string): boolean {
  const characters = text.replace(/[\s-]/g, '').toUpperCase()
  if (!/^\d{9}[\dX]$/.test(characters)) return false
  const sum = Array.from(characters, (character) => (character === 'X' ? 10 : Number(character))).reduce(
    (total, digit, index) => total + digit * (10 - index),
    0,
  )
  return sum % 11 === 0
}
