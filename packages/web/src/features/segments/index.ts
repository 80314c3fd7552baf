import type { Feature } from '../../lib/feature.ts'
import { useSegmentNavigation } from './navigation.ts'
import { segmentOffers } from './offers.ts'

/** What the shell may use of segments. */
export const segments: Feature = { useNavigation: useSegmentNavigation, offers: segmentOffers }
