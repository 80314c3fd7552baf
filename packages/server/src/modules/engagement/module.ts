import { defineModule, type Module } from '../../platform/module.ts'

export function engagementModule(): Module {
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
    routes: [],
    jobs: [],
    constraints: {},
    personalData: [],
    dossier: [],
    timeline: [],
    auditActions: [],
  })
}
