/** Spaces that spreadsheets and web forms use besides the ordinary one, and marks that take no room at all. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\n\f\v]/
const NO_WIDTH = /[\u00ad\u200b-\u200f\u2060\ufeff]/

/** One line of text without surrounding or doubled spaces; letters and punctuation stay as they were written. */
export function squeeze(text: string): string {
  let clean = text
  if (NO_WIDTH.test(clean)) clean = clean.replace(new RegExp(NO_WIDTH, 'g'), '')
  if (ODD_SPACE.test(clean)) clean = clean.replace(new RegExp(ODD_SPACE, 'g'), ' ')
  if (clean.includes('  ')) clean = clean.replace(/ {2,}/g, ' ')
  return clean.trim()
}

/** The apostrophes that keyboards and word processors produce, brought back to one: 't and ’t are the same word, and so is ' t. */
export function plainApostrophes(text: string): string {
  const joined = text.includes("' ") ? text.replace(/(^|\s)' ([ts])(?=\s|$)/giu, "$1'$2") : text
  return /[\u2018\u2019\u201b\u02bc\u00b4`]/.test(joined)
    ? joined.replace(/[\u2018\u2019\u201b\u02bc\u00b4`]/g, "'")
    : joined
}
