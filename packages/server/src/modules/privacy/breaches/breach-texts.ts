import type { BreachCategory, BreachEvent, BreachNature, Language } from '@klantregie/contract'

/** Words of the file and the letters of a breach; screens have their own catalogue. */
export type BreachTexts = {
  readonly title: (number: number) => string
  readonly natures: Readonly<Record<BreachNature, string>>
  readonly categories: Readonly<Record<BreachCategory, string>>
  readonly levels: Readonly<Record<'low' | 'medium' | 'high', string>>
  readonly events: Readonly<Record<BreachEvent['kind'], string>>
  readonly clock: Readonly<Record<'running' | 'late' | 'told' | 'told_late' | 'not_needed', string>>
  readonly labels: Readonly<
    Record<
      | 'title'
      | 'happened'
      | 'discovered'
      | 'occurred'
      | 'nature'
      | 'categories'
      | 'special'
      | 'persons'
      | 'likelihood'
      | 'severity'
      | 'consequences'
      | 'measures'
      | 'authority'
      | 'toldPersons'
      | 'clock'
      | 'lessons'
      | 'timeline'
      | 'when'
      | 'what'
      | 'by'
      | 'number'
      | 'closed'
      | 'contact',
      string
    >
  >
  readonly yes: string
  readonly no: string
  readonly unknown: string
  readonly registerName: string
  readonly fileName: (number: number) => string
  readonly letterName: (whom: 'authority' | 'persons', number: number) => string
  readonly letterTitle: Readonly<Record<'authority' | 'persons', string>>
  readonly letterPersons: (facts: {
    organisation: string
    happened: string
    when: string
    categories: string
    consequences: string
    measures: string
    contact: string
  }) => string
}

const nl: BreachTexts = {
  title: (number) => `Datalek ${number}`,
  natures: { confidentiality: 'vertrouwelijkheid', integrity: 'juistheid', availability: 'beschikbaarheid' },
  categories: {
    names: 'namen',
    contact: 'contactgegevens',
    birth_dates: 'geboortedatums',
    identifiers: 'pas- en klantnummers',
    memberships: 'lidmaatschappen en rollen',
    notes: 'notities en contactmomenten',
    payments: 'betaalgegevens',
    passwords: 'wachtwoorden',
    health: 'gezondheid of andere bijzondere gegevens',
    other: 'andere gegevens',
  },
  levels: { low: 'klein', medium: 'gemiddeld', high: 'groot' },
  events: {
    reported: 'Gemeld',
    changed: 'Bijgewerkt',
    counted: 'Betrokkenen geteld',
    authority_decided: 'Besluit over melding aan de AP',
    authority_told: 'Gemeld aan de AP',
    persons_decided: 'Besluit over bericht aan betrokkenen',
    persons_told: 'Betrokkenen bericht',
    letter_written: 'Brief geschreven',
    remark: 'Opmerking',
    closed: 'Afgesloten',
    reopened: 'Heropend',
  },
  clock: {
    running: 'de klok loopt',
    late: 'de 72 uur zijn voorbij',
    told: 'op tijd gemeld',
    told_late: 'te laat gemeld',
    not_needed: 'melden is niet nodig',
  },
  labels: {
    title: 'Onderwerp',
    happened: 'Wat er gebeurde',
    discovered: 'Ontdekt op',
    occurred: 'Gebeurd op',
    nature: 'Aard van het lek',
    categories: 'Soorten gegevens',
    special: 'Bijzondere gegevens',
    persons: 'Aantal betrokkenen',
    likelihood: 'Kans op gevolgen',
    severity: 'Ernst van de gevolgen',
    consequences: 'Mogelijke gevolgen',
    measures: 'Genomen maatregelen',
    authority: 'Melding aan de Autoriteit Persoonsgegevens',
    toldPersons: 'Bericht aan betrokkenen',
    clock: 'Termijn van 72 uur',
    lessons: 'Wat we leerden',
    timeline: 'Tijdlijn',
    when: 'Wanneer',
    what: 'Wat',
    by: 'Door',
    number: 'Nummer',
    closed: 'Afgesloten op',
    contact: 'Contact',
  },
  yes: 'ja',
  no: 'nee',
  unknown: 'nog niet bekend',
  registerName: 'datalekregister',
  fileName: (number) => `datalek-${number}`,
  letterName: (whom, number) =>
    whom === 'authority' ? `melding-ap-datalek-${number}` : `brief-betrokkenen-datalek-${number}`,
  letterTitle: {
    authority: 'Melding van een inbreuk in verband met persoonsgegevens',
    persons: 'Bericht over je gegevens',
  },
  letterPersons: ({ organisation, happened, when, categories, consequences, measures, contact }) =>
    `Beste relatie van ${organisation},

Er is iets misgegaan met je gegevens. Dat vinden we heel vervelend. In deze brief lees je wat er is gebeurd en wat je kunt doen.

Wat is er gebeurd?
${happened}

Wanneer was dat?
${when}

Om welke gegevens gaat het?
${categories}

Wat kan dit voor jou betekenen?
${consequences}

Wat hebben wij gedaan?
${measures}

Wat kun je zelf doen?
Let op vreemde telefoontjes, brieven of e-mails uit onze naam. Wij vragen je nooit om je wachtwoord of pincode.

Heb je vragen?
Neem contact met ons op: ${contact}. Je kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl).

Met vriendelijke groet,
${organisation}`,
}

const en: BreachTexts = {
  title: (number) => `Breach ${number}`,
  natures: { confidentiality: 'confidentiality', integrity: 'integrity', availability: 'availability' },
  categories: {
    names: 'names',
    contact: 'contact details',
    birth_dates: 'dates of birth',
    identifiers: 'card and customer numbers',
    memberships: 'memberships and roles',
    notes: 'notes and contacts',
    payments: 'payment details',
    passwords: 'passwords',
    health: 'health or other special data',
    other: 'other data',
  },
  levels: { low: 'low', medium: 'medium', high: 'high' },
  events: {
    reported: 'Reported',
    changed: 'Changed',
    counted: 'Persons counted',
    authority_decided: 'Decision about telling the authority',
    authority_told: 'Authority told',
    persons_decided: 'Decision about telling the persons',
    persons_told: 'Persons told',
    letter_written: 'Letter written',
    remark: 'Remark',
    closed: 'Closed',
    reopened: 'Opened again',
  },
  clock: {
    running: 'the clock is running',
    late: 'the 72 hours are over',
    told: 'told in time',
    told_late: 'told too late',
    not_needed: 'need not be told',
  },
  labels: {
    title: 'Subject',
    happened: 'What happened',
    discovered: 'Discovered on',
    occurred: 'Happened on',
    nature: 'Nature of the breach',
    categories: 'Kinds of data',
    special: 'Special data',
    persons: 'Persons concerned',
    likelihood: 'Likelihood of consequences',
    severity: 'Severity of consequences',
    consequences: 'Possible consequences',
    measures: 'Measures taken',
    authority: 'Telling the authority',
    toldPersons: 'Telling the persons',
    clock: 'Term of 72 hours',
    lessons: 'What we learned',
    timeline: 'Timeline',
    when: 'When',
    what: 'What',
    by: 'By',
    number: 'Number',
    closed: 'Closed on',
    contact: 'Contact',
  },
  yes: 'yes',
  no: 'no',
  unknown: 'not known yet',
  registerName: 'breach-register',
  fileName: (number) => `breach-${number}`,
  letterName: (whom, number) =>
    whom === 'authority' ? `notification-breach-${number}` : `letter-persons-breach-${number}`,
  letterTitle: { authority: 'Notification of a personal data breach', persons: 'Message about your data' },
  letterPersons: ({ organisation, happened, when, categories, consequences, measures, contact }) =>
    `Dear relation of ${organisation},

Something went wrong with your data. We are very sorry. This letter says what happened and what you can do.

What happened?
${happened}

When was that?
${when}

Which data is it about?
${categories}

What can this mean for you?
${consequences}

What did we do?
${measures}

What can you do?
Beware of strange calls, letters or e-mails in our name. We never ask for your password or PIN.

Do you have questions?
Contact us: ${contact}. You can also complain to the Dutch data protection authority (autoriteitpersoonsgegevens.nl).

Kind regards,
${organisation}`,
}

const LANGUAGES: Readonly<Record<Language, BreachTexts>> = { nl, en }

export function breachTexts(language: Language): BreachTexts {
  return LANGUAGES[language]
}
