import type { Channel, Language, LegalBasis, PurposeKind, PurposeSet } from '@klantregie/contract'
import { en } from './standard-purposes.en.ts'
import { nl } from './standard-purposes.nl.ts'
import { standardKeys, type PurposeTexts, type StandardPurpose } from './standard-purpose-words.ts'

type Shape = {
  readonly set: 'common' | PurposeSet
  readonly kind: PurposeKind
  readonly basis: LegalBasis
  readonly channels: readonly Channel[]
  readonly isOwnOffer?: boolean
  readonly isOnForm?: boolean
  readonly validMonths?: number
}

const shapes: Readonly<Record<StandardPurpose, Shape>> = {
  newsletter: { set: 'common', kind: 'commercial', basis: 'consent', channels: ['email'], isOnForm: true },
  own_offer: {
    set: 'common',
    kind: 'commercial',
    basis: 'legitimate_interest',
    channels: ['email', 'sms', 'phone', 'post'],
    isOwnOffer: true,
  },
  education_news: { set: 'common', kind: 'commercial', basis: 'consent', channels: ['email', 'post'], isOnForm: true },
  research_panel: {
    set: 'common',
    kind: 'charitable',
    basis: 'consent',
    channels: ['email'],
    isOnForm: true,
    validMonths: 24,
  },
  visit_survey: { set: 'common', kind: 'charitable', basis: 'consent', channels: ['email'] },
  fundraising: { set: 'common', kind: 'charitable', basis: 'consent', channels: ['email', 'post', 'phone'] },
  service_messages: { set: 'common', kind: 'service', basis: 'contract', channels: ['email', 'sms', 'phone', 'post'] },
  borrowing_messages: { set: 'library', kind: 'service', basis: 'contract', channels: ['email', 'sms', 'post'] },
  reading_tips: { set: 'library', kind: 'commercial', basis: 'consent', channels: ['email', 'sms'], isOnForm: true },
  youth_activities: { set: 'library', kind: 'commercial', basis: 'consent', channels: ['email'], isOnForm: true },
  digital_skills: { set: 'library', kind: 'charitable', basis: 'consent', channels: ['email', 'phone', 'post'] },
  ticket_messages: { set: 'venue', kind: 'service', basis: 'contract', channels: ['email', 'sms', 'phone'] },
  programme_tips: {
    set: 'venue',
    kind: 'commercial',
    basis: 'consent',
    channels: ['email', 'sms', 'post'],
    isOwnOffer: true,
    isOnForm: true,
  },
  friends: { set: 'venue', kind: 'charitable', basis: 'consent', channels: ['email', 'post', 'phone'] },
  performances_for_schools: {
    set: 'venue',
    kind: 'commercial',
    basis: 'consent',
    channels: ['email', 'post'],
    isOnForm: true,
  },
}

const texts: Readonly<Record<Language, PurposeTexts>> = { nl, en }

/** What to add for a set, in an organisation's language; the texts to agree to in both, because visitors speak both. */
export function standardPurposes(set: 'common' | PurposeSet, organisation: { name: string; language: Language }) {
  const words = texts[organisation.language]
  return standardKeys
    .filter((key) => shapes[key].set === set)
    .map((key) => ({
      ...shapes[key],
      key,
      name: words[key].name,
      description: words[key].description,
      topics: words[key].topics ?? [],
      wordings: (['nl', 'en'] as const).map((language) => ({
        language,
        text: texts[language][key].wording(organisation.name),
      })),
    }))
}
