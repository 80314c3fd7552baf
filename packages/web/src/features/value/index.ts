import type { Feature } from '../../lib/feature.ts'
import { useValueNavigation } from './navigation.ts'
import { valueOffers } from './offers.ts'

/** What the shell and composed pages may use of value. */
export const value: Feature = { useNavigation: useValueNavigation, offers: valueOffers }
export { RelationValuePanel } from './card/relation-value.tsx'
