/** What a spreadsheet program takes as the beginning of a formula (OWASP, CSV injection). */
const DANGEROUS = /^[=+\-@\t\r]/
/** An apostrophe makes the cell text. One that was there gets a second, so that reading it back takes off exactly one. */
const MARKED = /^'+[=+\-@\t\r]/

/** A cell for CSV that no spreadsheet program will carry out. Undone by `plainCell`: export and import are inverse. */
export function safeCell(text: string): string {
  return DANGEROUS.test(text) || MARKED.test(text) ? `'${text}` : text
}

/** Takes the mark off that `safeCell` put on. */
export function plainCell(text: string): string {
  return MARKED.test(text) ? text.slice(1) : text
}
