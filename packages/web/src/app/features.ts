import { activity } from '../features/activity/index.ts'
import { admin } from '../features/admin/index.ts'
import { engagement } from '../features/engagement/index.ts'
import { governance } from '../features/governance/index.ts'
import { identity } from '../features/identity/index.ts'
import { integrations } from '../features/integrations/index.ts'
import { privacy } from '../features/privacy/index.ts'
import { relations } from '../features/relations/index.ts'
import { segments } from '../features/segments/index.ts'
import { value } from '../features/value/index.ts'
import type { Feature } from '../lib/feature.ts'

/** Every feature that offers something to the shell. The order is the order of hooks, so it never changes while running. */
export const features: readonly Feature[] = [
  engagement,
  relations,
  segments,
  value,
  activity,
  identity,
  governance,
  privacy,
  admin,
  integrations,
]
