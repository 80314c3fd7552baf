import { offersEn } from './offers.en.ts'
import { approachesEn } from './approaches.en.ts'
import { coverageEn } from './coverage.en.ts'
import { followingEn } from './following.en.ts'
import { pressureEn } from './pressure.en.ts'
import { processTemplatesEn } from './process-templates.en.ts'
import { processesEn } from './processes.en.ts'
import { tasksEn } from './tasks.en.ts'
import type { nl } from './nl.ts'

export const en: Readonly<Record<keyof typeof nl, string>> = {
  ...offersEn,
  ...tasksEn,
  ...processesEn,
  ...processTemplatesEn,
  ...followingEn,
  ...approachesEn,
  ...pressureEn,
  ...coverageEn,
  'nav.engagement.tasks': 'Tasks',
  'nav.engagement.approaches': 'Approaches',
  'nav.engagement.processes': 'Processes',
  'nav.engagement.coverage': 'Coverage',
}
