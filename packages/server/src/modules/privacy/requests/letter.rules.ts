import type { LetterTemplate, RequestKind } from '@klantregie/contract'

export type LetterFacts = {
  readonly language: 'nl' | 'en'
  readonly kind: RequestKind
  readonly number: number
  readonly organisation: string
  readonly name: string
  /** "2026-03-01". */
  readonly receivedOn: string
  readonly dueOn: string
  readonly reason: string
  /** What could not be erased, with the law that says so. */
  readonly kept: readonly { field: string; article: string; until: string }[]
}

export type Letter = { readonly title: string; readonly body: string }

const KINDS = {
  nl: {
    access: 'inzage in je gegevens',
    correction: 'verbetering van je gegevens',
    erasure: 'wissen van je gegevens',
    restriction: 'beperking van het gebruik van je gegevens',
    portability: 'overdracht van je gegevens',
    objection: 'bezwaar tegen het gebruik van je gegevens',
  },
  en: {
    access: 'access to your data',
    correction: 'correction of your data',
    erasure: 'erasure of your data',
    restriction: 'restriction of the use of your data',
    portability: 'transfer of your data',
    objection: 'your objection to the use of your data',
  },
} as const satisfies Record<string, Record<RequestKind, string>>

const ANSWERS = {
  nl: {
    access:
      'Bij deze brief vind je een overzicht van alles wat wij van jou weten: waar het vandaan komt, waarvoor wij het gebruiken, hoe lang wij het bewaren en wie het van ons heeft gekregen.',
    portability:
      'Je krijgt de gegevens die je ons zelf hebt gegeven als bestand (JSON en CSV). Een andere organisatie kan ze zo inlezen.',
    correction:
      'Wij hebben je gegevens verbeterd zoals je vroeg. Wie je oude gegevens van ons had, hebben wij dat laten weten.',
    erasure:
      'Wij hebben je gegevens gewist. Ze staan ook niet meer in onze bestanden en lijsten. Reservekopieën bewaren wij een beperkte tijd; zetten wij zo’n kopie terug, dan wissen wij ze opnieuw.',
    restriction:
      'Wij gebruiken je gegevens voorlopig niet. Wij bewaren ze alleen. Voordat wij ze weer gebruiken, hoor je dat van ons.',
    objection:
      'Wij hebben je bezwaar verwerkt. Je krijgt van ons geen reclame, uitnodigingen of verzoeken om steun meer.',
  },
  en: {
    access:
      'With this letter you find everything that we know about you: where it came from, what we use it for, how long we keep it and who received it from us.',
    portability: 'You receive the data that you gave us as a file (JSON and CSV). Another organisation can read it in.',
    correction: 'We corrected your data as you asked. Whoever had your old data from us has been told.',
    erasure:
      'We erased your data. You are no longer in our files and lists. Backups are kept for a limited time; if we put one back, we erase you again.',
    restriction:
      'For the time being we do not use your data; we only keep it. Before we use it again, you will hear from us.',
    objection:
      'We recorded your objection. You will no longer receive advertising, invitations or requests for support from us.',
  },
} as const satisfies Record<string, Record<RequestKind, string>>

const COMPLAINT = {
  nl: 'Ben je het niet eens met ons antwoord? Laat het ons weten. Je kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl) of naar de rechter gaan.',
  en: 'Do you disagree with our answer? Let us know. You can also complain to the Dutch Data Protection Authority (autoriteitpersoonsgegevens.nl) or go to court.',
} as const

/** A letter filled in, to be read and changed by whoever sends it. Plain text; paragraphs are apart by an empty line. */
export function writeLetter(template: LetterTemplate, facts: LetterFacts): Letter {
  return facts.language === 'nl' ? dutch(template, facts) : english(template, facts)
}

function letter(title: string, paragraphs: readonly string[]): Letter {
  return { title, body: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n') }
}

function dutch(template: LetterTemplate, facts: LetterFacts): Letter {
  const what = KINDS.nl[facts.kind]
  const opening = `Beste ${facts.name},`
  const asked = `Op ${dutchDay(facts.receivedOn)} ontvingen wij je verzoek over ${what} (nummer ${facts.number}).`
  const closing = `Met vriendelijke groet,\n\n${facts.organisation}`
  switch (template) {
    case 'received':
      return letter('Wij hebben je verzoek ontvangen', [
        opening,
        asked,
        `Je krijgt uiterlijk ${dutchDay(facts.dueOn)} antwoord van ons. Het kost je niets.`,
        closing,
      ])
    case 'identity_asked':
      return letter('Wij willen zeker weten dat je het bent', [
        opening,
        asked,
        'Voordat wij iets over jou vertellen of veranderen, willen wij zeker weten dat je het bent. Kom langs met een bewijs, of bel ons; dan bellen wij terug op het nummer dat wij van jou hebben. Stuur geen kopie van je paspoort of identiteitskaart: die hebben wij niet nodig.',
        closing,
      ])
    case 'extended':
      return letter('Wij hebben meer tijd nodig', [
        opening,
        asked,
        `Het lukt ons niet om binnen een maand te antwoorden. De reden: ${facts.reason}`,
        `Je krijgt uiterlijk ${dutchDay(facts.dueOn)} antwoord.`,
        COMPLAINT.nl,
        closing,
      ])
    case 'answer':
      return letter(`Antwoord op je verzoek over ${what}`, [
        opening,
        asked,
        ANSWERS.nl[facts.kind],
        keptInDutch(facts),
        COMPLAINT.nl,
        closing,
      ])
    case 'refused':
      return letter(`Antwoord op je verzoek over ${what}`, [
        opening,
        asked,
        `Wij kunnen niet (helemaal) doen wat je vraagt. De reden: ${facts.reason || '…'}`,
        COMPLAINT.nl,
        closing,
      ])
    case 'nothing_known':
      return letter('Wij hebben geen gegevens van jou', [
        opening,
        asked,
        'Wij hebben gezocht op de naam en de gegevens die je ons gaf. Wij hebben niets gevonden. De gegevens van dit verzoek zelf bewaren wij, om te kunnen laten zien dat wij het hebben beantwoord.',
        COMPLAINT.nl,
        closing,
      ])
    default:
      return template satisfies never
  }
}

function english(template: LetterTemplate, facts: LetterFacts): Letter {
  const what = KINDS.en[facts.kind]
  const opening = `Dear ${facts.name},`
  const asked = `On ${englishDay(facts.receivedOn)} we received your request about ${what} (number ${facts.number}).`
  const closing = `Kind regards,\n\n${facts.organisation}`
  switch (template) {
    case 'received':
      return letter('We received your request', [
        opening,
        asked,
        `You will have our answer by ${englishDay(facts.dueOn)}. It is free of charge.`,
        closing,
      ])
    case 'identity_asked':
      return letter('We want to be sure that it is you', [
        opening,
        asked,
        'Before we tell or change anything about you, we want to be sure that it is you. Visit us with a proof of who you are, or call us; we will call back on the number that we have of you. Do not send a copy of your passport or identity card: we do not need it.',
        closing,
      ])
    case 'extended':
      return letter('We need more time', [
        opening,
        asked,
        `We cannot answer within a month. The reason: ${facts.reason}`,
        `You will have our answer by ${englishDay(facts.dueOn)}.`,
        COMPLAINT.en,
        closing,
      ])
    case 'answer':
      return letter(`Answer to your request about ${what}`, [
        opening,
        asked,
        ANSWERS.en[facts.kind],
        keptInEnglish(facts),
        COMPLAINT.en,
        closing,
      ])
    case 'refused':
      return letter(`Answer to your request about ${what}`, [
        opening,
        asked,
        `We cannot do (all of) what you ask. The reason: ${facts.reason || '…'}`,
        COMPLAINT.en,
        closing,
      ])
    case 'nothing_known':
      return letter('We have no data about you', [
        opening,
        asked,
        'We searched for the name and the particulars that you gave us. We found nothing. We keep the data of this request itself, to be able to show that we answered it.',
        COMPLAINT.en,
        closing,
      ])
    default:
      return template satisfies never
  }
}

function keptInDutch({ kept }: LetterFacts): string {
  if (kept.length === 0) return ''
  const lines = kept.map(({ field, article, until }) => `- ${field}: tot en met ${dutchDay(until)} (${article})`)
  return ['Dit moeten wij van de wet nog bewaren. Wij gebruiken het nergens anders voor:', ...lines].join('\n')
}

function keptInEnglish({ kept }: LetterFacts): string {
  if (kept.length === 0) return ''
  const lines = kept.map(({ field, article, until }) => `- ${field}: until ${englishDay(until)} (${article})`)
  return ['The law makes us keep the following. We use it for nothing else:', ...lines].join('\n')
}

const MONTHS = {
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const

const inWords = (language: 'nl' | 'en') => (day: string) => {
  const [year, month = 1, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[language][month - 1] ?? ''} ${year}`
}
const dutchDay = inWords('nl')
const englishDay = inWords('en')
