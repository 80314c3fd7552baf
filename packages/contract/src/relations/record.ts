import { z } from 'zod'
import type { OwnFieldKey, OwnValue } from '../governance/own-value.ts'

/**
 * The canonical form of what a source says about one relation. Every incoming row, object, form or hand edit is
 * mapped to this shape first; golden values are computed from one or more of these records and from nothing else.
 * Absent means "the source says nothing", which differs from an empty value.
 */
export const RelationKind = z.enum(['person', 'organisation', 'household'])
export type RelationKind = z.infer<typeof RelationKind>

/** The order in which one's own name and the partner's name are used. */
export const NameOrder = z.enum(['own', 'partner', 'own-partner', 'partner-own'])
export type NameOrder = z.infer<typeof NameOrder>

const part = (max: number) => z.string().min(1).max(max)

/** A person's name in parts; `original` is the string as the source wrote it, always kept. */
export const PersonName = z.object({
  original: part(400).optional(),
  title: part(60).optional(),
  /** Capitals with full stops: "J.P." */
  initials: part(40).optional(),
  firstName: part(160).optional(),
  /** Roepnaam, when it differs from the registered first name. */
  callName: part(80).optional(),
  /** Voorvoegsel as registered: "van den". */
  prefix: part(40).optional(),
  surname: part(160).optional(),
  partnerPrefix: part(40).optional(),
  partnerSurname: part(160).optional(),
  order: NameOrder.optional(),
})
export type PersonName = z.infer<typeof PersonName>

export const AddressUse = z.enum(['visit', 'post'])
export type AddressUse = z.infer<typeof AddressUse>

export const Address = z.object({
  use: AddressUse,
  street: part(160).optional(),
  /** Digits only; what follows is the addition. */
  houseNumber: part(20).optional(),
  addition: part(40).optional(),
  /** Dutch form "1234 AB"; foreign codes as written. */
  postcode: part(20).optional(),
  place: part(120).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2).optional(),
})
export type Address = z.infer<typeof Address>

export const PhoneKind = z.enum(['mobile', 'landline', 'unknown'])

/** E.164 when the number is valid, otherwise as written; never thrown away. */
export const Phone = z.object({ number: part(40), kind: PhoneKind, isValid: z.boolean() })
export type Phone = z.infer<typeof Phone>

/** Schemes under which a relation is known elsewhere. Two records with one scheme and value are one relation. */
export const IdentifierScheme = z.enum(['brin', 'brin_location', 'board', 'kvk', 'rsin', 'card'])
export type IdentifierScheme = z.infer<typeof IdentifierScheme>

export const Identifier = z.object({ scheme: IdentifierScheme, value: part(80) })
export type Identifier = z.infer<typeof Identifier>

/** Channels that lists know an opt-out for. */
export const OptOutChannel = z.enum(['email', 'phone', 'post', 'sms'])
export type OptOutChannel = z.infer<typeof OptOutChannel>

/** Calendar day, ISO 8601 "2026-03-01". */
export const Day = z.iso.date()

export const RelationRecord = z.object({
  kind: RelationKind,
  name: PersonName.optional(),
  organisationName: part(300).optional(),
  birthDate: Day.optional(),
  emails: z.array(z.string().max(254)).optional(),
  phones: z.array(Phone).optional(),
  website: part(300).optional(),
  addresses: z.array(Address).optional(),
  municipality: part(120).optional(),
  /** ISO 639-1. */
  language: z.string().length(2).optional(),
  identifiers: z.array(Identifier).optional(),
  branch: part(120).optional(),
  roleFrom: Day.optional(),
  roleUntil: Day.optional(),
  remark: z.string().max(10_000).optional(),
  /** What a list says about the newsletter by e-mail, when and where it was said; for the ledger of consent, never a golden value. */
  newsletter: z.object({ isWanted: z.boolean(), on: Day.optional(), source: part(200).optional() }).optional(),
  /** Ways by which somebody wants nothing but what has to be told; for the ledger of consent, never a golden value. */
  optOuts: z.array(OptOutChannel).optional(),
})

/** Fields of the organisation's own stand beside the others, each under its own key. */
export type OwnValues = { [field: OwnFieldKey]: OwnValue | undefined }
export type RelationRecord = z.infer<typeof RelationRecord> & OwnValues
