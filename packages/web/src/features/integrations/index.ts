import type { Feature } from '../../lib/feature.ts'
import { useIntegrationNavigation } from './navigation.ts'
import { integrationOffers } from './offers.ts'

export { CheckCard } from './cards/check-card.tsx'
export { SchoolPanel } from './registers/school-panel.tsx'

/** What the shell may use of connections with other systems. */
export const integrations: Feature = { useNavigation: useIntegrationNavigation, offers: integrationOffers }
