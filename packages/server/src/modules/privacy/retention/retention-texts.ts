import type {
  KeptReason,
  Language,
  RetentionAction,
  RetentionKind,
  RetentionMoment,
  RunState,
} from '@klantregie/contract'

/** Words that leave in files and in the register; screens have their own catalogue. */
type Texts = {
  readonly kinds: Readonly<Record<RetentionKind, string>>
  readonly moments: Readonly<Record<RetentionMoment, string>>
  readonly actions: Readonly<Record<RetentionAction, string>>
  readonly reasons: Readonly<Record<KeptReason, string>>
  readonly states: Readonly<Record<RunState, string>>
  readonly columns: readonly string[]
  readonly byNight: string
  readonly fileName: string
  readonly term: (parts: { years: number; months: number; days: number }) => string
}

const nl: Texts = {
  kinds: {
    former_role: 'Relaties van wie de rol is afgelopen',
    no_role: 'Relaties zonder rol',
    note: 'Notities en contactmomenten',
    import_row: 'Bewaarde regels van ingelezen lijsten',
    upload: 'Geüploade lijsten',
    job: 'Overzicht van achtergrondtaken',
    export_file: 'Bestanden met exports',
    consent_proof: 'Bewijs van toestemming',
    audit_detail: 'Bijzonderheden in het logboek',
    search_trail: 'Zoekopdrachten',
    financial_record: 'Financiële gegevens',
    library_transaction: 'Transacties van bibliotheekmaterialen',
  },
  moments: {
    role_end: 'het einde van de rol',
    last_activity: 'de laatste activiteit',
    last_change: 'de laatste wijziging',
    received: 'ontvangst',
  },
  actions: { delete: 'verwijderen', anonymise: 'anonimiseren', pseudonymise: 'pseudonimiseren' },
  reasons: {
    held: 'geblokkeerd',
    running_role: 'heeft een lopende rol',
    linked: 'hoort bij een relatie met een lopende rol',
    other_rule: 'een andere termijn loopt nog',
    no_rule: 'voor een andere rol staat geen regel aan',
    request: 'er loopt een verzoek of beperking',
  },
  states: {
    counting: 'telt',
    waiting: 'wacht op akkoord',
    running: 'bezig',
    done: 'klaar',
    stopped: 'gestopt',
    failed: 'mislukt',
  },
  columns: [
    'begonnen',
    'klaar',
    'regel',
    'versie',
    'termijn',
    'handeling',
    'stand',
    'totaal',
    'termijn voorbij',
    'verwijderd',
    'gebleven',
    'akkoord van',
    'gestart door',
  ],
  byNight: 'Klantregie (nacht)',
  fileName: 'bewijs-bewaartermijnen.csv',
  term: ({ years, months, days }) =>
    [
      years > 0 ? `${years} jaar` : '',
      months > 0 ? `${months} ${months === 1 ? 'maand' : 'maanden'}` : '',
      days > 0 ? `${days} ${days === 1 ? 'dag' : 'dagen'}` : '',
    ]
      .filter((part) => part !== '')
      .join(' en '),
}

const en: Texts = {
  kinds: {
    former_role: 'Relations whose role has ended',
    no_role: 'Relations without a role',
    note: 'Notes and contacts',
    import_row: 'Kept rows of lists that were read in',
    upload: 'Uploaded lists',
    job: 'Account of background work',
    export_file: 'Files of exports',
    consent_proof: 'Proof of consent',
    audit_detail: 'Details in the audit trail',
    search_trail: 'Searches',
    financial_record: 'Financial records',
    library_transaction: 'Transactions of library items',
  },
  moments: {
    role_end: 'the end of the role',
    last_activity: 'the last activity',
    last_change: 'the last change',
    received: 'receipt',
  },
  actions: { delete: 'delete', anonymise: 'anonymise', pseudonymise: 'pseudonymise' },
  reasons: {
    held: 'on hold',
    running_role: 'has a role that runs',
    linked: 'belongs to a relation with a role that runs',
    other_rule: 'another term still runs',
    no_rule: 'no rule is on for another role',
    request: 'a request or restriction is open',
  },
  states: {
    counting: 'counting',
    waiting: 'waits for agreement',
    running: 'running',
    done: 'done',
    stopped: 'stopped',
    failed: 'failed',
  },
  columns: [
    'started',
    'finished',
    'rule',
    'version',
    'term',
    'action',
    'state',
    'total',
    'term passed',
    'removed',
    'kept',
    'agreed by',
    'started by',
  ],
  byNight: 'Klantregie (night)',
  fileName: 'proof-of-retention.csv',
  term: ({ years, months, days }) =>
    [
      years > 0 ? `${years} ${years === 1 ? 'year' : 'years'}` : '',
      months > 0 ? `${months} ${months === 1 ? 'month' : 'months'}` : '',
      days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : '',
    ]
      .filter((part) => part !== '')
      .join(' and '),
}

const LANGUAGES: Readonly<Record<Language, Texts>> = { nl, en }

export function proofTexts(language: Language): Texts {
  return LANGUAGES[language]
}

/** "2 jaar", "90 dagen", "1 jaar en 6 maanden" */
export function sayTerm(
  language: Language,
  { months, days }: { readonly months: number; readonly days: number },
): string {
  return LANGUAGES[language].term({ years: Math.floor(months / 12), months: months % 12, days })
}

/** "geblokkeerd: 2; een andere termijn loopt nog: 14" */
export function sayKept(language: Language, kept: Readonly<Partial<Record<KeptReason, number>>>): string {
  return Object.entries(kept)
    .map(([reason, count]) => `${LANGUAGES[language].reasons[reason as KeptReason]}: ${count}`)
    .join('; ')
}
