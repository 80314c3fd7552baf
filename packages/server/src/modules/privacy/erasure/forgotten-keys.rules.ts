import type { RelationRecord } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'

/** A record with the key by which its source knows it; without a source for who was typed in by hand. */
export type KnownAs = {
  readonly record: RelationRecord
  readonly sourceId: string | null
  readonly externalId: string | null
}

const squeeze = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * By what somebody is recognised who asked to be forgotten and comes back in an old list. Each key holds as much as a person
 * needs to recognise somebody by, because too little hits the wrong one: a family shares an address and a mailbox, a name has
 * many bearers. So: the key in the same source; a pass number; the full name with a birthday, a mail address, a phone number or
 * an address. (docs/decisions/2026-11-erasure-ledger.md)
 */
export function forgottenKeys({ record, sourceId, externalId }: KnownAs): string[] {
  const inSource = sourceId === null || externalId === null ? [] : [`row:${sourceId}:${externalId}`]
  const cards = (record.identifiers ?? []).filter(({ scheme }) => scheme === 'card')
  const name = nameOf(record)
  return [
    ...new Set([
      ...inSource,
      ...cards.map(({ value }) => `card:${squeeze(value)}`),
      ...(name === null ? [] : particularsOf(record).map((particular) => `${name}:${particular}`)),
    ]),
  ]
}

/** What a name needs beside it to be one person's. */
function particularsOf({ birthDate, emails = [], phones = [], addresses = [] }: RelationRecord): string[] {
  return [
    ...(birthDate === undefined ? [] : [`born:${birthDate}`]),
    ...emails.map((email) => `mail:${email.toLowerCase()}`),
    ...phones.map(({ number }) => `phone:${number.replace(/\D/g, '')}`),
    ...addresses.flatMap(homeOf),
  ]
}

function homeOf({ postcode, houseNumber, addition = '' }: NonNullable<RelationRecord['addresses']>[number]): string[] {
  if (postcode === undefined || houseNumber === undefined) return []
  return [`home:${squeeze(postcode)}:${squeeze(`${houseNumber}${addition}`)}`]
}

function nameOf({ kind, name, organisationName = '' }: RelationRecord): string | null {
  if (kind === 'organisation') return null
  return (name === undefined ? squeeze(organisationName) : personKey(name)) || null
}

/** First letter and surname: what lists that write a name differently still have in common. */
function personKey({
  firstName,
  callName,
  initials,
  surname,
  partnerSurname,
  original,
}: NonNullable<RelationRecord['name']>): string {
  const given = squeeze([firstName, callName, initials].find((part) => part !== undefined) ?? '')
  const family = squeeze(surname ?? partnerSurname ?? '')
  return family === '' ? squeeze(original ?? '') || given : `${given.slice(0, 1)}.${family}`
}
