import { defineModule, type Module } from '../../platform/module.ts'
import type { SourceLookup } from '../relations/index.ts'
import { approachPart } from './approaches/approach.module.ts'
import { coveragePart } from './coverage/coverage.module.ts'
import { followingPart } from './following/following.module.ts'
import { homeRoutes } from './home/home.routes.ts'
import type { HomeSources } from './home/home.service.ts'
import { pressurePart } from './pressure/pressure.module.ts'
import { processPart } from './processes/process.module.ts'
import { followTask } from './processes/step.service.ts'
import { taskPart } from './tasks/task.module.ts'

/** What the use cases of this module need of modules that they do not know; see app/modules.ts. */
export type EngagementOthers = { readonly sources: SourceLookup; readonly home: HomeSources }

export function engagementModule(others: EngagementOthers): Module {
  const approaches = approachPart(others.sources)
  const processes = processPart(others.sources)
  const pressure = pressurePart(others.sources)
  const coverage = coveragePart(others.sources)
  const following = followingPart(others.sources.relationIdsOfImport)
  // What must happen when somebody ends a task of a process step or an approach is passed in here, by kind.
  const tasks = taskPart({ process: followTask })
  return defineModule({
    name: 'engagement',
    permissions: [
      'engagement.task.read',
      'engagement.task.write',
      'engagement.process.read',
      'engagement.process.work',
      'engagement.process.manage',
      'engagement.approach.read',
      'engagement.approach.write',
      'engagement.approach.manage',
    ],
    routes: [
      ...tasks.routes,
      ...following.routes,
      ...approaches.routes,
      ...pressure.routes,
      ...coverage.routes,
      ...processes.routes,
      (app) => homeRoutes(app, others.home),
    ],
    jobs: [...processes.jobs, ...approaches.jobs, ...coverage.jobs],
    daily: [...following.daily],
    witnesses: [...following.witnesses],
    constraints: {
      ...tasks.constraints,
      ...following.constraints,
      ...approaches.constraints,
      ...pressure.constraints,
      ...coverage.constraints,
      ...processes.constraints,
    },
    personalData: [
      ...tasks.personalData,
      ...following.personalData,
      ...approaches.personalData,
      ...coverage.personalData,
      ...processes.personalData,
    ],
    dossier: [...tasks.dossier, ...approaches.dossier, ...coverage.dossier, ...processes.dossier],
    timeline: [...tasks.timeline, ...approaches.timeline, ...processes.timeline],
    auditActions: [
      ...tasks.auditActions,
      ...following.auditActions,
      ...approaches.auditActions,
      ...pressure.auditActions,
      ...coverage.auditActions,
      ...processes.auditActions,
    ],
  })
}
