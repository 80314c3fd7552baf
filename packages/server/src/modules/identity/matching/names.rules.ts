import { areAliases, initialsOf } from './aliases.rules.ts'
import { FIRST_NAME, INITIALS, SURNAME } from './name-levels.rules.ts'
import type { NameComparison } from './name-levels.rules.ts'
import { SLOTS } from './record-table.rules.ts'
import type { RecordTable } from './record-table.rules.ts'
import { hasValue, sharedValue } from './slots.rules.ts'
import { isMisspelt } from './text-distance.rules.ts'
import { WordPairs } from './word-pairs.rules.ts'

export { FIRST_NAME, INITIALS, SURNAME } from './name-levels.rules.ts'

const SHORTEST_PART = 4
const isPart = (a: string, b: string) =>
  a.length >= SHORTEST_PART && b.length > a.length && (b.startsWith(a) || b.endsWith(a))
const areGivenAlike = (a: string, b: string) => areAliases(a, b) || isMisspelt(a, b) || isPart(a, b) || isPart(b, a)

const startAlike = (a: string, b: string) => a.startsWith(b) || b.startsWith(a)

/** Compares the names of two rows: surnames in either order, first names and call names, initials, swapped columns. */
export class NameComparer {
  readonly result: NameComparison = {
    surname: 0,
    surnameWord: 0,
    firstName: 0,
    givenWord: 0,
    initials: 0,
    initialsText: '',
    isSwapped: false,
  }
  readonly #table: RecordTable
  readonly #surnames: WordPairs
  readonly #givens: WordPairs
  readonly #letters = new Map<number, string>()

  constructor(table: RecordTable) {
    this.#table = table
    this.#surnames = new WordPairs(table.names, isMisspelt)
    this.#givens = new WordPairs(table.names, areGivenAlike)
  }

  /** The outcome is overwritten by the next comparison. */
  compare(a: number, b: number): NameComparison {
    const { result } = this
    result.isSwapped = false
    result.initialsText = ''
    this.#compareSurnames(a, b)
    this.#compareGiven(a, b)
    if (result.surname === SURNAME.differs) this.#trySwapped(a, b)
    if (result.surname === SURNAME.differs && this.#isLone(a) !== this.#isLone(b)) this.#readAsFirstName(a, b)
    else if (result.firstName === FIRST_NAME.missing) this.#compareInitials(a, b)
    else this.#compareFormalInitials(a, b)
    return result
  }

  #compareSurnames(a: number, b: number): void {
    const { surname } = this.#table
    const { result } = this
    result.surnameWord = 0
    if (!hasValue(surname, a) || !hasValue(surname, b)) {
      result.surname = SURNAME.missing
      return
    }
    result.surnameWord = sharedValue(surname, a, b)
    if (result.surnameWord === 0) {
      result.surname = this.#areAnyAlike(this.#surnames, surname, a, b) ? SURNAME.similar : SURNAME.differs
    } else result.surname = this.#hasAllSurnames(a, b) ? SURNAME.same : SURNAME.partly
  }

  /** Besides one, they also share the other, or neither has another. */
  #hasAllSurnames(a: number, b: number): boolean {
    const { surname } = this.#table
    const sum = (row: number) => (surname[row * SLOTS] ?? 0) + (surname[row * SLOTS + 1] ?? 0)
    return sum(a) === sum(b)
  }

  #areAnyAlike(pairs: WordPairs, column: Int32Array, a: number, b: number): boolean {
    for (let mine = a * SLOTS; mine < (a + 1) * SLOTS; mine++) {
      for (let theirs = b * SLOTS; theirs < (b + 1) * SLOTS; theirs++) {
        const [one = 0, other = 0] = [column[mine], column[theirs]]
        if (one !== 0 && other !== 0 && pairs.areAlike(one, other)) return true
      }
    }
    return false
  }

  #compareGiven(a: number, b: number): void {
    const { given } = this.#table
    const { result } = this
    result.givenWord = 0
    if (!hasValue(given, a) || !hasValue(given, b)) {
      result.firstName = FIRST_NAME.missing
      return
    }
    result.givenWord = sharedValue(given, a, b)
    if (result.givenWord !== 0) result.firstName = FIRST_NAME.same
    else result.firstName = this.#areAnyAlike(this.#givens, given, a, b) ? FIRST_NAME.similar : FIRST_NAME.differs
  }

  /** First name and surname in each other's columns: "Cupic | Esmee" beside "Esmee | Cupic" or "E. | Cupic". */
  #trySwapped(a: number, b: number): void {
    const { surname, given } = this.#table
    const [surnameA = 0, surnameB = 0] = [surname[a * SLOTS], surname[b * SLOTS]]
    const [givenA = 0, givenB = 0] = [given[a * SLOTS], given[b * SLOTS]]
    const { result } = this
    if (surnameA === givenB && surnameB === givenA) {
      result.isSwapped = true
      result.surname = SURNAME.same
      result.surnameWord = surnameA
      result.firstName = FIRST_NAME.same
      result.givenWord = givenA
    } else if (surnameA === givenB) this.#trySwappedInitial(a, b)
    else if (surnameB === givenA) this.#trySwappedInitial(b, a)
  }

  /** The surname of the one is the first name of the other; what is left must agree as well as it can. */
  #trySwappedInitial(right: number, swapped: number): void {
    const { surname, names } = this.#table
    const hidden = names.text(surname[swapped * SLOTS] ?? 0)
    const own = this.#given(right)
    const initials = this.#initialsOf(right)
    const fits = own === '' ? initials !== '' && initials.startsWith(hidden.charAt(0)) : areGivenAlike(own, hidden)
    if (!fits) return
    const { result } = this
    result.isSwapped = true
    result.surname = SURNAME.same
    result.surnameWord = surname[right * SLOTS] ?? 0
    result.firstName = own === '' ? FIRST_NAME.missing : FIRST_NAME.similar
    result.givenWord = 0
  }

  /** A name of one word, of which nobody can say whether it is a first name or a surname. */
  #isLone(row: number): boolean {
    const { surname, given, initials } = this.#table
    return surname[row * SLOTS + 1] === 0 && given[row * SLOTS] === 0 && initials[row] === 0
  }

  /** "Martin" beside "M. Kleissen": the one word is not the surname, so it is compared as a first name. */
  #readAsFirstName(a: number, b: number): void {
    const { result } = this
    const { surname, given, names } = this.#table
    const [lone, other] = this.#isLone(a) ? [a, b] : [b, a]
    const word = surname[lone * SLOTS] ?? 0
    const own = [given[other * SLOTS] ?? 0, given[other * SLOTS + 1] ?? 0].filter((name) => name !== 0)
    result.surname = SURNAME.missing
    result.initials = INITIALS.missing
    if (own.length === 0) {
      result.initialsText = names.text(word).charAt(0)
      result.initials = this.#initialsOf(other).startsWith(result.initialsText) ? INITIALS.agree : INITIALS.differs
      return
    }
    const isSame = own.includes(word)
    result.givenWord = isSame ? word : 0
    const isSimilar = own.some((name) => this.#givens.areAlike(name, word))
    result.firstName = isSame ? FIRST_NAME.same : isSimilar ? FIRST_NAME.similar : FIRST_NAME.differs
  }

  /** Beside equal first names, initials only speak when they contradict: S.M.C. and S.P.A. are two men called Siem. */
  #compareFormalInitials(a: number, b: number): void {
    const { result } = this
    const [mine, theirs] = [this.#initialsOf(a), this.#initialsOf(b)]
    result.initials = INITIALS.missing
    if (result.firstName === FIRST_NAME.differs || result.isSwapped) return
    if (mine.length < 2 || theirs.length < 2 || mine.charAt(0) !== theirs.charAt(0)) return
    if (!startAlike(mine, theirs)) result.initials = INITIALS.partly
  }

  #compareInitials(a: number, b: number): void {
    const { result } = this
    const [mine, theirs] = [this.#initialsOf(a), this.#initialsOf(b)]
    if (result.isSwapped) result.initials = INITIALS.agree
    else if (this.#saysNothing(a, mine) || this.#saysNothing(b, theirs)) result.initials = INITIALS.missing
    else result.initials = this.#levelOfInitials([a, mine], [b, theirs])
  }

  #saysNothing(row: number, initials: string): boolean {
    return initials === '' && !hasValue(this.#table.given, row)
  }

  #levelOfInitials([a, mine]: readonly [number, string], [b, theirs]: readonly [number, string]): number {
    const { result } = this
    if (mine !== '' && theirs !== '' && mine.charAt(0) === theirs.charAt(0)) {
      result.initialsText = mine.length < theirs.length ? mine : theirs
      if (!startAlike(mine, theirs)) return INITIALS.partly
      return result.initialsText.length > 1 ? INITIALS.same : INITIALS.agree
    }
    // Somebody registered as R.C.E. and called Lia also signs as L.; a Trudy may be registered as G.
    const agreeing = this.#isCalledLike(a, theirs) ? theirs : this.#isCalledLike(b, mine) ? mine : ''
    result.initialsText = agreeing.charAt(0)
    return agreeing === '' ? INITIALS.differs : INITIALS.agree
  }

  #isCalledLike(row: number, initials: string): boolean {
    return initials !== '' && this.#lettersOf(row).includes(initials.charAt(0))
  }

  /** The initials that the call name of a row may stand for. */
  #lettersOf(row: number): string {
    const word = this.#table.given[row * SLOTS] ?? 0
    const known = this.#letters.get(word)
    if (known !== undefined) return known
    const letters = word === 0 ? '' : initialsOf(this.#table.names.text(word))
    this.#letters.set(word, letters)
    return letters
  }

  #initialsOf(row: number): string {
    return this.#table.initialTexts.text(this.#table.initials[row] ?? 0)
  }

  #given(row: number): string {
    return this.#table.names.text(this.#table.given[row * SLOTS] ?? 0)
  }
}
