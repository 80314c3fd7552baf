import { approachesNl } from './approaches.nl.ts'

import { coverageNl } from './coverage.nl.ts'
import { followingNl } from './following.nl.ts'
import { pressureNl } from './pressure.nl.ts'
import { processTemplatesNl } from './process-templates.nl.ts'
import { processesNl } from './processes.nl.ts'
import { tasksNl } from './tasks.nl.ts'

/** Each sub-folder has its own texts, spread in here. */
export const nl = {
  ...tasksNl,
  ...processesNl,
  ...processTemplatesNl,
  ...followingNl,
  ...approachesNl,
  ...pressureNl,
  ...coverageNl,
  'nav.engagement.tasks': 'Taken',
  'nav.engagement.tasksWords': 'taak doen herinnering agenda task todo reminder',
  'nav.engagement.approaches': 'Benaderingen',
  'nav.engagement.approachesWords': 'benaderen contact plannen ronde bellen brief approach round',
  'nav.engagement.processes': 'Processen',
  'nav.engagement.processesWords': 'proces stappen sjabloon bord intake process board template',
  'nav.engagement.coverage': 'Dekking',
  'nav.engagement.coverageWords': 'doellijst wie nog niet benaderd vergeten coverage not yet',
} as const
