import type { Feature } from '../../lib/feature.ts'
import { useIdentityNavigation } from './navigation.ts'
import { identityOffers } from './offers.ts'

/** What the shell and composed pages may use of reading in and of where values came from. */
export const identity: Feature = { useNavigation: useIdentityNavigation, offers: identityOffers }
export { relationSourcesQuery } from './identity.api.ts'
export { GroupingPanel } from './merging/grouping-panel.tsx'
export { MergedNotice } from './merging/merged-notice.tsx'
export { useMergeActions } from './merging/merge-actions.tsx'
export { FieldProvenance } from './provenance/field-provenance.tsx'
export { ProvenancePanel } from './provenance/provenance-panel.tsx'
export { SourceRecordsPanel } from './provenance/source-records-panel.tsx'
