import type { Feature } from '../../lib/feature.ts'
import { governanceToday } from './today.tsx'
import { useGovernanceNavigation } from './navigation.ts'
import { governanceOffers } from './offers.ts'

/** What the shell and composed pages may use of terms, domains, rights, the data model, reviews and quality. */
export const governance: Feature = {
  useNavigation: useGovernanceNavigation,
  offers: governanceOffers,
  todayParts: governanceToday,
}
export { AccessStrips } from './rights/access-strips.tsx'
export { WhyButton } from './rights/why-dialog.tsx'
export { WhyLost } from './rights/why-lost.tsx'
