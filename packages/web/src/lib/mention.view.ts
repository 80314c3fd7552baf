interface Person {
  readonly id: string
  readonly name: string
}

/** A name that is being typed: where its @ stands and what follows so far. */
export interface Typing {
  readonly from: number
  readonly text: string
}

/** So many are offered; more letters bring fewer. */
const MOST = 6

/** The name being typed at the cursor, from its @ on; null when no name is. An @ within a word is an address. */
export function typingAt(text: string, cursor: number): Typing | null {
  const before = text.slice(0, cursor)
  const from = before.lastIndexOf('@')
  if (from < 0 || /[\p{L}\d.]$/u.test(before.slice(0, from))) return null
  const typed = before.slice(from + 1)
  return typed.length > 40 || /[\n@,;:!?]/.test(typed) || typed.startsWith(' ') ? null : { from, text: typed }
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Colleagues whose name, or a part of it, begins with what was typed; at the start of the name first. */
export function offer<T extends Person>(people: readonly T[], typed: string): T[] {
  const wanted = plain(typed)
  const ranked = people.map((person) => {
    const name = plain(person.name)
    const rank = name.startsWith(wanted) ? 0 : name.split(/[\s-]+/).some((part) => part.startsWith(wanted)) ? 1 : 2
    return { person, rank }
  })
  return ranked
    .filter(({ rank }) => rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ person }) => person)
}

/** The text with the name whole, and where the cursor then stands. */
export function complete(text: string, { from, text: typed }: Typing, name: string): { text: string; cursor: number } {
  const rest = text.slice(from + 1 + typed.length)
  const after = rest.startsWith(' ') ? rest : ` ${rest}`
  return { text: `${text.slice(0, from)}@${name}${after}`, cursor: from + 1 + name.length + 1 }
}

/** A text in pieces, the names of who was mentioned apart. A longer name is not also the shorter one in it. */
export function piecesOf(text: string, names: readonly string[]): readonly { text: string; isMention: boolean }[] {
  const longestFirst = names.filter((name) => name !== '').sort((one, other) => other.length - one.length)
  const pieces: { text: string; isMention: boolean }[] = []
  let [rest, plainText] = [text, '']
  while (rest !== '') {
    const name = rest.startsWith('@') ? longestFirst.find((one) => rest.startsWith(`@${one}`)) : undefined
    if (name === undefined) {
      plainText += rest.charAt(0)
      rest = rest.slice(1)
      continue
    }
    if (plainText !== '') pieces.push({ text: plainText, isMention: false })
    plainText = ''
    pieces.push({ text: `@${name}`, isMention: true })
    rest = rest.slice(name.length + 1)
  }
  if (plainText !== '') pieces.push({ text: plainText, isMention: false })
  return pieces
}
