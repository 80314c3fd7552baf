import { offersNl } from './offers.nl.ts'
import { approachesNl } from './approaches.nl.ts'

import { coverageNl } from './coverage.nl.ts'
import { followingNl } from './following.nl.ts'
import { pressureNl } from './pressure.nl.ts'
import { processTemplatesNl } from './process-templates.nl.ts'
import { processesNl } from './processes.nl.ts'
import { tasksNl } from './tasks.nl.ts'

/** Each sub-folder has its own texts, spread in here. */
export const nl = {
  ...offersNl,
  ...tasksNl,
  ...processesNl,
  ...processTemplatesNl,
  ...followingNl,
  ...approachesNl,
  ...pressureNl,
  ...coverageNl,
  'nav.engagement.tasks': 'Taken',
  'nav.engagement.approaches': 'Benaderingen',
  'nav.engagement.processes': 'Processen',
  'nav.engagement.coverage': 'Dekking',
} as const
