import type { Language, RetentionRuleContent } from '@klantregie/contract'

/**
 * The rules an organisation starts with: the defaults of RULES-NL.md, and what follows from them for our own model. All of
 * them are off. Where the law gives no number, the reason says whose custom it is, and the organisation decides.
 */
type Shape = Pick<RetentionRuleContent, 'kind' | 'months' | 'days' | 'moment' | 'action'> & {
  /** Key of the relation type (governance/model/standard-model.ts). */
  readonly type?: string
}
type Words = Pick<RetentionRuleContent, 'title' | 'basis' | 'why'>

const YEAR = 12
const former = (months: number, type?: string): Shape => ({
  kind: 'former_role',
  months,
  days: 0,
  moment: 'role_end',
  action: 'delete',
  ...(type === undefined ? {} : { type }),
})
const rows = (kind: RetentionRuleContent['kind'], term: { months?: number; days?: number }): Shape => ({
  kind,
  months: term.months ?? 0,
  days: term.days ?? 0,
  moment: 'received',
  action: 'delete',
})

const SHAPES = {
  borrower: former(2 * YEAR, 'borrower'),
  friend: former(2 * YEAR, 'friend'),
  studier: former(2 * YEAR, 'studier'),
  visitor: { ...former(3 * YEAR, 'visitor'), moment: 'last_activity' },
  activity_participant: former(2 * YEAR, 'activity_participant'),
  subscription_holder: former(2 * YEAR, 'subscription_holder'),
  panel_member: former(6, 'panel_member'),
  language_learner: former(2 * YEAR, 'language_learner'),
  newsletter_reader: former(1, 'newsletter_reader'),
  volunteer: former(2 * YEAR, 'volunteer'),
  contact_person: former(1 * YEAR, 'contact_person'),
  donor: former(7 * YEAR, 'donor'),
  sponsor: former(7 * YEAR, 'sponsor'),
  lead: { kind: 'no_role', months: 1 * YEAR, days: 0, moment: 'last_activity', action: 'delete' },
  notes: rows('note', { months: 5 * YEAR }),
  import_rows: rows('import_row', { days: 90 }),
  uploads: rows('upload', { days: 90 }),
  jobs: rows('job', { months: 6 }),
  consent_proof: { ...rows('consent_proof', { months: 5 * YEAR }), moment: 'last_change', action: 'anonymise' },
  audit_details: rows('audit_detail', { months: 2 * YEAR }),
  financial: rows('financial_record', { months: 7 * YEAR }),
  library_transactions: { ...rows('library_transaction', { days: 90 }), action: 'pseudonymise' },
} as const satisfies Readonly<Record<string, Shape>>
type RuleKey = keyof typeof SHAPES

const CUSTOM = 'AVG art. 5 lid 1 onder e'
const CUSTOM_EN = 'GDPR art. 5(1)(e)'

const nl: Readonly<Record<RuleKey, Words>> = {
  borrower: {
    title: 'Leners: 2 jaar na het einde',
    basis: CUSTOM,
    why: 'Wie zich binnen twee jaar weer inschrijft, vinden we zo terug. Daarna hebben we de gegevens niet meer nodig.',
  },
  friend: {
    title: 'Vrienden: 2 jaar na het einde',
    basis: CUSTOM,
    why: 'Twee jaar om iemand te vragen weer vriend te worden en vragen over het laatste jaar te beantwoorden.',
  },
  studier: {
    title: 'Studeerders: 2 jaar na het einde',
    basis: CUSTOM,
    why: 'Dezelfde termijn als voor leden: daarna hebben we geen doel meer.',
  },
  visitor: {
    title: 'Bezoekers: 3 jaar na de laatste activiteit',
    basis: CUSTOM,
    why: 'Wie drie jaar niet is geweest, noemen we geen bezoeker meer.',
  },
  activity_participant: {
    title: 'Activiteitdeelnemers: 2 jaar na het einde',
    basis: CUSTOM,
    why: 'Om het vervolg van een activiteit te kunnen aanbieden en vragen te beantwoorden.',
  },
  subscription_holder: {
    title: 'Abonnementhouders: 2 jaar na het einde',
    basis: CUSTOM,
    why: 'Twee seizoenen om een nieuw abonnement aan te bieden; betalingen blijven langer in de boekhouding.',
  },
  panel_member: {
    title: 'Panelleden: 6 maanden na het einde',
    basis: CUSTOM,
    why: 'Een half jaar om een lopend onderzoek af te ronden. Daarna is het panellidmaatschap voorbij.',
  },
  language_learner: {
    title: 'Taalcursisten: 2 jaar na het einde',
    basis: CUSTOM,
    why: 'Om een vervolgcursus te kunnen geven en subsidie te verantwoorden. Het is gevoelig: niet langer dan nodig.',
  },
  newsletter_reader: {
    title: 'Nieuwsbrieflezers: 1 maand na afmelden',
    basis: 'AVG art. 7 lid 3',
    why: 'Wie zich afmeldt, wil geen relatie meer. Een maand om een vergissing te herstellen; het bewijs van toestemming heeft een eigen termijn.',
  },
  volunteer: {
    title: 'Vrijwilligers: 2 jaar na het einde',
    basis: CUSTOM,
    why: 'Voor getuigschriften en vragen over de laatste overeenkomst.',
  },
  contact_person: {
    title: 'Contactpersonen: 1 jaar na het einde',
    basis: CUSTOM,
    why: 'Een jaar om het contact over te dragen aan een opvolger.',
  },
  donor: {
    title: 'Donateurs: 7 jaar na het einde',
    basis: 'AWR art. 52 lid 4',
    why: 'Giften horen bij de administratie, ook voor de culturele multiplier van de gever. Die bewaren we zeven jaar.',
  },
  sponsor: {
    title: 'Sponsors: 7 jaar na het einde',
    basis: 'AWR art. 52 lid 4',
    why: 'Sponsorafspraken horen bij de administratie. Die bewaren we zeven jaar.',
  },
  lead: {
    title: 'Relaties zonder rol: 1 jaar na de laatste activiteit',
    basis: CUSTOM,
    why: 'Iemand zonder rol toonde ooit belangstelling. Na een jaar stilte is die belangstelling voorbij.',
  },
  notes: {
    title: 'Notities: 5 jaar',
    basis: CUSTOM,
    why: 'Een notitie is een momentopname. Na vijf jaar zegt zij niets meer over iemand.',
  },
  import_rows: {
    title: 'Regels van ingelezen lijsten: 90 dagen',
    basis: CUSTOM,
    why: 'Om afgekeurde regels te verbeteren en te zien wat een lijst deed. Wat is ingelezen, staat bij de relatie zelf.',
  },
  uploads: {
    title: 'Geüploade lijsten: 90 dagen',
    basis: CUSTOM,
    why: 'Om iets na te kunnen kijken. Een lijst die blijft liggen, is een datalek dat wacht.',
  },
  jobs: {
    title: 'Achtergrondtaken: 6 maanden',
    basis: CUSTOM,
    why: 'Om storingen terug te zoeken. Er staat in wie wat startte.',
  },
  consent_proof: {
    title: 'Bewijs van toestemming: 5 jaar na intrekken',
    basis: 'AVG art. 7 lid 1; BW 3:310',
    why: 'We moeten kunnen laten zien dat iemand ja zei, zolang iemand ons daarop kan aanspreken. Daarna blijft alleen het aantal over.',
  },
  audit_details: {
    title: 'Bijzonderheden in het logboek: 2 jaar',
    basis: 'AVG art. 5 lid 2 en art. 32',
    why: 'Om te kunnen uitzoeken wie wat wijzigde. Dát er iets gebeurde blijft bewaard, de waarden niet.',
  },
  financial: {
    title: 'Financiële gegevens: 7 jaar',
    basis: 'AWR art. 52 lid 4',
    why: 'De Belastingdienst kan zeven jaar lang om de administratie vragen.',
  },
  library_transactions: {
    title: 'Uitleningen en reserveringen: na 90 dagen pseudonimiseren',
    basis: CUSTOM,
    why: 'Wat iemand leent, gaat ons na de inlevering niet meer aan, tenzij iemand de leengeschiedenis zelf aanzet.',
  },
}

const en: Readonly<Record<RuleKey, Words>> = {
  borrower: {
    title: 'Borrowers: 2 years after the end',
    basis: CUSTOM_EN,
    why: 'Whoever joins again within two years is found at once. After that we do not need the data.',
  },
  friend: {
    title: 'Friends: 2 years after the end',
    basis: CUSTOM_EN,
    why: 'Two years to ask somebody back and to answer questions about the last year.',
  },
  studier: {
    title: 'People who study here: 2 years after the end',
    basis: CUSTOM_EN,
    why: 'The same term as for members: after that there is no purpose.',
  },
  visitor: {
    title: 'Visitors: 3 years after the last activity',
    basis: CUSTOM_EN,
    why: 'Who has not come for three years is no visitor any more.',
  },
  activity_participant: {
    title: 'Participants: 2 years after the end',
    basis: CUSTOM_EN,
    why: 'To offer what follows on an activity and to answer questions.',
  },
  subscription_holder: {
    title: 'Subscribers: 2 years after the end',
    basis: CUSTOM_EN,
    why: 'Two seasons to offer a new subscription; payments stay longer in the accounts.',
  },
  panel_member: {
    title: 'Panel members: 6 months after the end',
    basis: CUSTOM_EN,
    why: 'Half a year to finish research that is going on. After that the membership is over.',
  },
  language_learner: {
    title: 'Language learners: 2 years after the end',
    basis: CUSTOM_EN,
    why: 'To offer the next course and account for a grant. It is sensitive: no longer than needed.',
  },
  newsletter_reader: {
    title: 'Newsletter readers: 1 month after unsubscribing',
    basis: 'GDPR art. 7(3)',
    why: 'Who unsubscribes wants no relation any more. A month to undo a mistake; proof of consent has a term of its own.',
  },
  volunteer: {
    title: 'Volunteers: 2 years after the end',
    basis: CUSTOM_EN,
    why: 'For references and questions about the last agreement.',
  },
  contact_person: {
    title: 'Contact persons: 1 year after the end',
    basis: CUSTOM_EN,
    why: 'A year to hand the contact over to a successor.',
  },
  donor: {
    title: 'Donors: 7 years after the end',
    basis: 'AWR art. 52(4)',
    why: 'Gifts belong to the accounts, which are kept for seven years.',
  },
  sponsor: {
    title: 'Sponsors: 7 years after the end',
    basis: 'AWR art. 52(4)',
    why: 'Sponsorship agreements belong to the accounts, which are kept for seven years.',
  },
  lead: {
    title: 'Relations without a role: 1 year after the last activity',
    basis: CUSTOM_EN,
    why: 'Somebody without a role once showed interest. After a year of silence that is over.',
  },
  notes: {
    title: 'Notes: 5 years',
    basis: CUSTOM_EN,
    why: 'A note is of its moment. After five years it says nothing any more.',
  },
  import_rows: {
    title: 'Rows of lists that were read in: 90 days',
    basis: CUSTOM_EN,
    why: 'To correct rejected rows and see what a list did. What was read in stands with the relation.',
  },
  uploads: {
    title: 'Uploaded lists: 90 days',
    basis: CUSTOM_EN,
    why: 'To look something up. A list that stays is a breach in waiting.',
  },
  jobs: { title: 'Background work: 6 months', basis: CUSTOM_EN, why: 'To trace failures. It says who started what.' },
  consent_proof: {
    title: 'Proof of consent: 5 years after withdrawal',
    basis: 'GDPR art. 7(1); BW 3:310',
    why: 'We have to show that somebody said yes for as long as somebody can hold us to it. After that only the number stays.',
  },
  audit_details: {
    title: 'Details in the audit trail: 2 years',
    basis: 'GDPR art. 5(2) and art. 32',
    why: 'To find out who changed what. That something happened stays, the values do not.',
  },
  financial: {
    title: 'Financial records: 7 years',
    basis: 'AWR art. 52(4)',
    why: 'The tax authority can ask for the accounts for seven years.',
  },
  library_transactions: {
    title: 'Loans and reservations: pseudonymise after 90 days',
    basis: CUSTOM_EN,
    why: 'What somebody borrows is no business of ours once it is back, unless they switched their history on.',
  },
}

const LANGUAGES: Readonly<Record<Language, Readonly<Record<RuleKey, Words>>>> = { nl, en }

/** Rules about a type that this organisation does not have are left out. */
export function standardRules(
  language: Language,
  typeIds: ReadonlyMap<string, string>,
): { readonly key: string; readonly content: RetentionRuleContent }[] {
  return Object.entries(SHAPES as Readonly<Record<string, Shape>>).flatMap(([key, { type, ...shape }]) => {
    const typeId = type === undefined ? null : typeIds.get(type)
    if (typeId === undefined) return []
    return [
      { key, content: { ...shape, ...LANGUAGES[language][key as RuleKey], typeId, sourceId: null, purposeId: null } },
    ]
  })
}
