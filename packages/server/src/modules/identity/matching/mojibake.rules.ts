/** The first of two bytes of a letter with an accent, read as if it were a letter by itself. */
const SUSPECT = /[\u00c2-\u00c5\u00d0-\u00d1][\u0080-\u00bf]/
const ONLY_BYTES = /^[\u0000-\u00ff]*$/
/** Windows shows these bytes as other characters. */
const FROM_0X80 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'
const WINDOWS: ReadonlyMap<string, number> = new Map(
  Array.from(FROM_0X80, (character, index) => [character, 0x80 + index] as const),
)
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Undoes one wrong reading of UTF-8: "JosÃ©" is José. Text that is not damaged in that way stays as it is. */
export function repairText(text: string): string {
  if (!text.includes('\u00c3') && !text.includes('\u00c4') && !text.includes('\u00c5')) return text
  const bytes = Array.from(text, (character) => WINDOWS.get(character) ?? character.charCodeAt(0))
  const latin = String.fromCharCode(...bytes)
  if (!ONLY_BYTES.test(latin) || !SUSPECT.test(latin)) return text
  try {
    return decoder.decode(Uint8Array.from(bytes))
  } catch {
    return text
  }
}
