import type { Approach, RoundItem } from '@klantregie/contract'

/** Dutch headers, as in every file that leaves. */
export const registerColumns = [
  'nummer',
  'relatie',
  'relatienummer',
  'via',
  'doel',
  'soort',
  'kanaal',
  'onderwerp',
  'wie',
  'van',
  'tot en met',
  'stand',
  'uitkomst',
  'toelichting',
  'vrij of waarom toch',
  'reden',
  'ronde',
  'gepland door',
] as const

const KINDS: Readonly<Record<Approach['kind'], string>> = {
  call: 'bellen',
  visit: 'bezoek',
  letter: 'brief',
  email: 'e-mail',
  message: 'sms of app',
  mailing: 'mailing',
  invitation: 'uitnodiging',
  other: 'anders',
}
const CHANNELS: Readonly<Record<Approach['channel'], string>> = {
  email: 'e-mail',
  phone: 'telefoon',
  post: 'post',
  sms: 'sms of app',
  in_person: 'persoonlijk',
}
const STATES: Readonly<Record<Approach['state'], string>> = {
  planned: 'gepland',
  made: 'gedaan',
  cancelled: 'geannuleerd',
}
const OUTCOMES: Readonly<Record<NonNullable<Approach['outcome']>, string>> = {
  positive: 'positief',
  negative: 'negatief',
  answered: 'gesproken',
  no_answer: 'geen antwoord',
  other: 'anders',
}
const CLEARANCES: Readonly<Record<Approach['clearance'], string>> = {
  free: 'vrij',
  joined: 'aangesloten',
  in_spite: 'toch gedaan',
  recorded: 'achteraf genoteerd',
}

export function registerRow(approach: Approach): string[] {
  return [
    approach.id,
    approach.relation.name,
    approach.relation.id,
    approach.contact?.name ?? '',
    approach.purpose.name,
    KINDS[approach.kind],
    CHANNELS[approach.channel],
    approach.subject,
    approach.owner.name,
    approach.startsOn,
    approach.endsOn,
    STATES[approach.state],
    approach.outcome === null ? '' : OUTCOMES[approach.outcome],
    approach.outcomeText,
    CLEARANCES[approach.clearance],
    approach.reason,
    approach.round?.name ?? '',
    approach.createdBy,
  ]
}

export const roundColumns = ['relatienummer', 'relatie', 'uitkomst', 'regel', 'in de weg', 'keuze', 'reden'] as const

const FOUND: Readonly<Record<RoundItem['outcome'], string>> = {
  waiting: 'nog niet nagekeken',
  free: 'vrij',
  collides: 'botst',
  same_round: 'al iemand in deze ronde',
  not_allowed: 'mag niet',
  not_yours: 'niet van jou',
  too_often: 'te vaak benaderd',
}
const CHOICES: Readonly<Record<NonNullable<RoundItem['choice']>, string>> = {
  skip: 'overslaan',
  join: 'aansluiten',
  wait: 'wachten',
  go_on: 'toch doen',
}

export function roundRow({ relation, outcome, rule, collision, choice, reason }: RoundItem): string[] {
  return [
    relation.id,
    relation.name,
    FOUND[outcome],
    rule ?? '',
    collision?.owner ?? '',
    choice === null ? '' : CHOICES[choice],
    reason,
  ]
}
