import { offersEn } from './offers.en.ts'
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
  ...offersEn,
  ...modelEn,
  'nav.governance.definitions': 'Definitions',
  'nav.governance.domains': 'Domains and owners',
  'nav.governance.reviews': 'Review rounds',
  'nav.governance.quality': 'Quality',
  ...errorsEn,
  ...trailEn,
  ...definitionsEn,
  ...domainsEn,
  ...reviewsEn,
  ...rightsEn,
  ...roleChoicesEn,
  ...qualityEn,
} satisfies Record<keyof typeof nl, string>
