import type { AskedGroup, AskedPerson, Group, Person } from './kept.rules.ts'

/** What SCIM 2.0 (RFC 7643) says, in our words and back. Lenient in what is read: directories differ, and tell more than is needed here. */

type Json = Readonly<Record<string, unknown>>
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(objectOf) : [])

/** Entra ID writes yes and no as text; names of attributes are not told apart by capitals (RFC 7643, section 2.1). */
export function withBooleans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBooleans)
  if (typeof value !== 'object' || value === null) return value
  const isOfActive = textOf(objectOf(value)['path']).toLowerCase() === 'active'
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => {
      const isBoolean = ['active', 'primary'].includes(key.toLowerCase()) || (isOfActive && key === 'value')
      return [key, isBoolean ? booleanOf(held) : withBooleans(held)]
    }),
  )
}

function booleanOf(value: unknown): unknown {
  const text = textOf(value).toLowerCase()
  return text === 'true' || text === 'false' ? text === 'true' : value
}

/** Names of users are not told apart by capitals (RFC 7643, section 4.1.1): they are kept in small letters, and looked for so. */
export const withSmallNames = (filter: string): string =>
  filter.replace(/(\buserName\s+eq\s+)("(?:[^"\\]|\\.)*")/gi, (_all, question: string, name: string) => {
    return question + name.toLowerCase()
  })

/** What somebody is called: as the directory shows them, else their names, else how they are called there. */
export function askedPerson(said: unknown): AskedPerson {
  const user = objectOf(said)
  const name = objectOf(user['name'])
  const userName = textOf(user['userName'])
  const parts = [textOf(name['givenName']), textOf(name['familyName'])].filter(Boolean).join(' ')
  return {
    userName,
    externalId: textOf(user['externalId']) || null,
    name: textOf(user['displayName']) || textOf(name['formatted']) || parts || userName,
    email: emailIn(user) ?? userName,
    isActive: user['active'] !== false,
  }
}

function emailIn(user: Json): string | null {
  const emails = listOf(user['emails'])
  const first = emails.find(({ primary }) => primary === true) ?? emails[0]
  return textOf(first?.['value']) || null
}

export const scimUser = ({ id, userName, externalId, name, email, isActive }: Person): Json => ({
  ...{ id, userName, displayName: name, name: { formatted: name }, active: isActive },
  ...(externalId === null ? {} : { externalId }),
  emails: [{ value: email, type: 'work', primary: true }],
})

export function askedGroup(said: unknown): AskedGroup {
  const group = objectOf(said)
  return {
    name: textOf(group['displayName']),
    externalId: textOf(group['externalId']) || null,
    memberIds: listOf(group['members']).flatMap(({ value }) => textOf(value) || []),
  }
}

export const scimGroup = ({ id, name, externalId, memberIds }: Group): Json => ({
  ...{ id, displayName: name, members: memberIds.map((value) => ({ value, type: 'User' })) },
  ...(externalId === null ? {} : { externalId }),
})
