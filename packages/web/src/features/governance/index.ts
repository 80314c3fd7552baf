import type { Feature } from '../../lib/feature.ts'
import { governanceToday } from './today.tsx'
import { useGovernanceCommands, useGovernanceNavigation } from './navigation.ts'

/** What the shell and composed pages may use of terms, domains, rights, the data model, reviews and quality. */
export const governance: Feature = {
  useNavigation: useGovernanceNavigation,
  useCommands: useGovernanceCommands,
  todayParts: governanceToday,
}
export { AccessStrips } from './rights/access-strips.tsx'
export { WhyButton } from './rights/why-dialog.tsx'
export { WhyLost } from './rights/why-lost.tsx'
