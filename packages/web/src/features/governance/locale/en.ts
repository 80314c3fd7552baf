import { modelEn } from './model.en.ts'
import { trailEn } from './trail.en.ts'
import { errorsEn } from './errors.en.ts'
import { definitionsEn } from './definitions.en.ts'
import { domainsEn } from './domains.en.ts'
import type { nl } from './nl.ts'
import { qualityEn } from './quality.en.ts'
import { reviewsEn } from './reviews.en.ts'
import { rightsEn } from './rights.en.ts'
import { roleChoicesEn } from './role-choices.en.ts'

export const en = {
  ...modelEn,
  'nav.governance.definitions': 'Definitions',
  'nav.governance.definitionsWords': 'begrip betekenis glossary term meaning',
  'nav.governance.domains': 'Domains and owners',
  'nav.governance.domainsWords': 'domein data-eigenaar domain owner deputy',
  'nav.governance.reviews': 'Review rounds',
  'nav.governance.reviewsWords': 'nakijken klopt nog review round attest',
  'nav.governance.quality': 'Quality',
  'nav.governance.qualityWords': 'volledig actueel quality score completeness freshness',
  ...errorsEn,
  ...trailEn,
  ...definitionsEn,
  ...domainsEn,
  ...reviewsEn,
  ...rightsEn,
  ...roleChoicesEn,
  ...qualityEn,
} satisfies Record<keyof typeof nl, string>
