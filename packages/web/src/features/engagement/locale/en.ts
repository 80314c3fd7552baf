import { approachesEn } from './approaches.en.ts'
import { coverageEn } from './coverage.en.ts'
import { followingEn } from './following.en.ts'
import { pressureEn } from './pressure.en.ts'
import { processTemplatesEn } from './process-templates.en.ts'
import { processesEn } from './processes.en.ts'
import { tasksEn } from './tasks.en.ts'
import type { nl } from './nl.ts'

export const en: Readonly<Record<keyof typeof nl, string>> = {
  ...tasksEn,
  ...processesEn,
  ...processTemplatesEn,
  ...followingEn,
  ...approachesEn,
  ...pressureEn,
  ...coverageEn,
  'nav.engagement.tasks': 'Tasks',
  'nav.engagement.tasksWords': 'taak doen herinnering agenda task todo reminder',
  'nav.engagement.approaches': 'Approaches',
  'nav.engagement.approachesWords': 'benaderen contact plannen ronde bellen brief approach round',
  'nav.engagement.processes': 'Processes',
  'nav.engagement.processesWords': 'proces stappen sjabloon bord intake process board template',
  'nav.engagement.coverage': 'Coverage',
  'nav.engagement.coverageWords': 'doellijst wie nog niet benaderd vergeten coverage not yet',
}
