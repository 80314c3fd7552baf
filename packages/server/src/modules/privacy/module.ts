import { defineModule } from '../../platform/module.ts'

export const privacy = defineModule({
  name: 'privacy',
  permissions: [
    'privacy.consent.read',
    'privacy.consent.write',
    'privacy.purpose.manage',
    'privacy.request.handle',
    'privacy.retention.manage',
    'privacy.register.read',
    'privacy.register.manage',
    'privacy.breach.manage',
    'privacy.protection.manage',
    'privacy.protection.unmask',
  ],
  routes: [],
  jobs: [],
  constraints: {},
  personalData: [],
  timeline: [],
  auditActions: [],
})
