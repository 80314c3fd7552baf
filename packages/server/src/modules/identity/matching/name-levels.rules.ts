export const SURNAME = { missing: 0, same: 1, partly: 2, similar: 3, differs: 4 } as const
export const FIRST_NAME = { missing: 0, same: 1, similar: 2, differs: 3 } as const
export const INITIALS = { missing: 0, same: 1, agree: 2, partly: 3, differs: 4 } as const

/** What comparing the names of two rows yields; the words are the shared values, for their rarity (0: none). */
export interface NameComparison {
  surname: number
  surnameWord: number
  firstName: number
  givenWord: number
  initials: number
  /** Initials of which the rarity counts. */
  initialsText: string
  isSwapped: boolean
}
