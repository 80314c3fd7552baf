import { offersNl } from './offers.nl.ts'
import { modelNl } from './model.nl.ts'
import { trailNl } from './trail.nl.ts'
import { errorsNl } from './errors.nl.ts'
import { definitionsNl } from './definitions.nl.ts'
import { domainsNl } from './domains.nl.ts'
import { qualityNl } from './quality.nl.ts'
import { reviewsNl } from './reviews.nl.ts'
import { rightsNl } from './rights.nl.ts'
import { roleChoicesNl } from './role-choices.nl.ts'

/** Each sub-folder has its own texts, spread in here. */
export const nl = {
  ...offersNl,
  ...modelNl,
  'nav.governance.definitions': 'Begrippen',
  'nav.governance.domains': 'Domeinen en eigenaren',
  'nav.governance.reviews': 'Nakijkrondes',
  'nav.governance.quality': 'Kwaliteit',
  ...errorsNl,
  ...trailNl,
  ...definitionsNl,
  ...domainsNl,
  ...reviewsNl,
  ...rightsNl,
  ...roleChoicesNl,
  ...qualityNl,
} as const
