import type { RelationKind, Role } from '@klantregie/contract'

/** Where the demonstration plays: an invented library and theatre along the New Dutch Waterline. */
export const DEMO_ORGANISATION = {
  name: 'Bibliotheek & Theater De Waterlinie',
  slug: 'de-waterlinie',
  language: 'nl',
} as const

/** The branches, the largest first. `size` is the pull on the inhabitants around it; Gorinchem has the theatre. */
export const DEMO_BRANCHES = [
  { name: 'Gorinchem', size: 1.5 },
  { name: 'Leerdam', size: 0.8 },
  { name: 'Culemborg', size: 1.1 },
  { name: 'Zaltbommel', size: 0.8 },
  { name: 'Geldermalsen', size: 0.7 },
  { name: 'Vianen', size: 0.6 },
] as const

export interface DemoUser {
  readonly key: DemoUserKey
  readonly name: string
  readonly email: string
  /** Printed at the start of the demonstration; worthless outside it. */
  readonly password: string
  readonly role: Role
  readonly jobTitle: string
}

export type DemoUserKey = 'marloes' | 'joris' | 'farida' | 'samira' | 'wim' | 'naima' | 'ineke'

export const DEMO_USERS: readonly DemoUser[] = [
  {
    key: 'marloes',
    name: 'Marloes van Andel',
    email: 'beheerder@waterlinie.example.org',
    password: 'sluis-wilg-fort-otter',
    role: 'administrator',
    jobTitle: 'functioneel beheerder',
  },
  {
    key: 'joris',
    name: 'Joris Kamphuis',
    email: 'relatiebeheer@waterlinie.example.org',
    password: 'dijk-kiekendief-kaart-boot',
    role: 'relation_manager',
    jobTitle: 'relatiebeheerder en klantregisseur',
  },
  {
    key: 'farida',
    name: 'Farida Zijlstra',
    email: 'privacy@waterlinie.example.org',
    password: 'zegel-kade-linde-vos',
    role: 'privacy_officer',
    jobTitle: 'privacycoördinator',
  },
  {
    key: 'samira',
    name: 'Samira Bouzid',
    email: 'balie@waterlinie.example.org',
    password: 'boek-molen-koffie-zwaan',
    role: 'front_office',
    jobTitle: 'medewerker publieksservice',
  },
  {
    key: 'wim',
    name: 'Wim Terlouw',
    email: 'meelezer@waterlinie.example.org',
    password: 'polder-lamp-gracht-reiger',
    role: 'reader',
    jobTitle: 'programmeur theater',
  },
  {
    key: 'naima',
    name: 'Naima Ouali',
    email: 'educatie@waterlinie.example.org',
    password: 'school-plein-kastanje-mees',
    role: 'relation_manager',
    jobTitle: 'medewerker educatie',
  },
  {
    key: 'ineke',
    name: 'Ineke den Hartog',
    email: 'vrijwilligers@waterlinie.example.org',
    password: 'tuin-veerpont-lepel-merel',
    role: 'relation_manager',
    jobTitle: 'coördinator vrijwilligers',
  },
]

/** Colleagues who wrote notes but do not sign in. */
export const DEMO_COLLEAGUES = [
  'Els Verhoef',
  'Bart Roodhorst',
  'Mirjam Sterk',
  'Henk Verweij',
  'Thijs Vonk',
  'Karin Blokland',
] as const

export type DemoSourceKey = 'library' | 'tickets' | 'newsletter' | 'education' | 'friends' | 'language_house' | 'manual'

/** The systems and lists. `trust` orders them when they disagree: higher wins. */
export const DEMO_SOURCES: readonly { readonly key: DemoSourceKey; readonly name: string; readonly trust: number }[] = [
  { key: 'library', name: 'Bibliotheeksysteem', trust: 80 },
  { key: 'tickets', name: 'Kassa & tickets', trust: 60 },
  { key: 'newsletter', name: 'Nieuwsbrief', trust: 30 },
  { key: 'education', name: 'Educatie-lijst', trust: 55 },
  { key: 'friends', name: 'Vrienden & sponsors', trust: 65 },
  { key: 'language_house', name: 'Taalhuis & vrijwilligers', trust: 50 },
  { key: 'manual', name: 'Handmatig', trust: 90 },
]

export type DemoDomainKey = 'library' | 'theatre' | 'education' | 'marketing' | 'fundraising' | 'volunteers' | 'network'

export const DEMO_DOMAINS: readonly { readonly key: DemoDomainKey; readonly name: string }[] = [
  { key: 'library', name: 'Bibliotheek' },
  { key: 'theatre', name: 'Theater en activiteiten' },
  { key: 'education', name: 'Educatie' },
  { key: 'marketing', name: 'Marketing' },
  { key: 'fundraising', name: 'Vrienden, fondsen en sponsors' },
  { key: 'volunteers', name: 'Vrijwilligers en Taalhuis' },
  { key: 'network', name: 'Overheid, partners en pers' },
]

interface DemoType {
  readonly name: string
  readonly domainKey: DemoDomainKey
  readonly kinds: readonly RelationKind[]
}

const PERSON: readonly RelationKind[] = ['person']
const ORGANISATION: readonly RelationKind[] = ['organisation']
const EITHER: readonly RelationKind[] = ['person', 'organisation']

export const DEMO_TYPES = {
  borrower: { name: 'Lener', domainKey: 'library', kinds: PERSON },
  student: { name: 'Studeerder', domainKey: 'library', kinds: PERSON },
  visitor: { name: 'Bezoeker', domainKey: 'theatre', kinds: PERSON },
  participant: { name: 'Activiteitdeelnemer', domainKey: 'theatre', kinds: PERSON },
  newsletter_reader: { name: 'Nieuwsbrieflezer', domainKey: 'marketing', kinds: EITHER },
  lead: { name: 'Lead', domainKey: 'marketing', kinds: EITHER },
  teacher: { name: 'Docent', domainKey: 'education', kinds: PERSON },
  school: { name: 'School', domainKey: 'education', kinds: ORGANISATION },
  school_board: { name: 'Schoolbestuur', domainKey: 'education', kinds: ORGANISATION },
  friend: { name: 'Vriend', domainKey: 'fundraising', kinds: ['person', 'household'] },
  donor: { name: 'Gever', domainKey: 'fundraising', kinds: EITHER },
  fund: { name: 'Fonds', domainKey: 'fundraising', kinds: ORGANISATION },
  sponsor: { name: 'Sponsor', domainKey: 'fundraising', kinds: ORGANISATION },
  volunteer: { name: 'Vrijwilliger', domainKey: 'volunteers', kinds: PERSON },
  language_learner: { name: 'Taalcursist', domainKey: 'volunteers', kinds: PERSON },
  municipality: { name: 'Gemeente', domainKey: 'network', kinds: ORGANISATION },
  partner: { name: 'Partner', domainKey: 'network', kinds: ORGANISATION },
  press: { name: 'Pers', domainKey: 'network', kinds: EITHER },
  contact_person: { name: 'Contactpersoon', domainKey: 'network', kinds: PERSON },
} as const satisfies Record<string, DemoType>

export type DemoTypeKey = keyof typeof DEMO_TYPES

/** Links, read from their start ("label") and from their end ("reverseLabel"). */
export const DEMO_LINK_TYPES = {
  part_of: { label: 'valt onder', reverseLabel: 'bestuurt' },
  location_of: { label: 'vestiging van', reverseLabel: 'heeft vestiging' },
  contact_of: { label: 'contactpersoon van', reverseLabel: 'heeft contactpersoon' },
  child_of: { label: 'kind van', reverseLabel: 'ouder of verzorger van' },
  partner_of: { label: 'partner van', reverseLabel: 'partner van' },
  member_of: { label: 'hoort bij huishouden', reverseLabel: 'huishouden met' },
} as const

export type DemoLinkTypeKey = keyof typeof DEMO_LINK_TYPES
