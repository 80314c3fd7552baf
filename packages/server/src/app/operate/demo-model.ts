import type { StandardDomain, StandardType } from '../../modules/governance/index.ts'
import type { DemoDomainKey, DemoTypeKey } from '../demo/demo-organisation.ts'

/** The demonstration in the words of the model that every organisation starts with; a forgotten one does not compile. */
const TYPES: Readonly<Record<DemoTypeKey, StandardType>> = {
  borrower: 'borrower',
  student: 'studier',
  visitor: 'visitor',
  participant: 'activity_participant',
  newsletter_reader: 'newsletter_reader',
  lead: 'lead',
  teacher: 'teacher',
  school: 'school',
  school_board: 'school_board',
  friend: 'friend',
  donor: 'donor',
  fund: 'fund',
  sponsor: 'sponsor',
  volunteer: 'volunteer',
  language_learner: 'language_learner',
  municipality: 'municipality',
  partner: 'partner',
  press: 'press',
  contact_person: 'contact_person',
}

const DOMAINS: Readonly<Record<DemoDomainKey, StandardDomain>> = {
  library: 'members',
  theatre: 'audience',
  education: 'education',
  marketing: 'communication',
  fundraising: 'partners',
  volunteers: 'volunteers',
  network: 'partners',
}

export const standardTypeOf = (key: DemoTypeKey): StandardType => TYPES[key]
export const standardDomainOf = (key: DemoDomainKey): StandardDomain => DOMAINS[key]
