/** A colleague as a directory sees them. */
export type Person = {
  readonly id: string
  readonly userName: string
  readonly externalId: string | null
  readonly name: string
  readonly email: string
  readonly isActive: boolean
}
export type AskedPerson = Omit<Person, 'id'>

/** A team that a directory made and keeps. What it may do is decided here, by data owners. */
export type Group = {
  readonly id: string
  readonly name: string
  readonly externalId: string | null
  readonly memberIds: readonly string[]
}
export type AskedGroup = Omit<Group, 'id'>
