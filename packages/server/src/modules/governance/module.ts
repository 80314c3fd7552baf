import { defineModule } from '../../platform/module.ts'
import { modelRoutes } from './model/model.routes.ts'

export const governance = defineModule({
  name: 'governance',
  permissions: [
    'governance.model.read',
    'governance.model.write',
    'governance.model.propose',
    'governance.domain.manage',
    'governance.domain.own',
    'governance.rights.read',
    'governance.rights.try',
    'governance.break_glass.use',
    'governance.review.work',
    'governance.quality.read',
  ],
  routes: [modelRoutes],
  jobs: [],
  constraints: { relation_type_tenant_id_domain_id_fkey: 'governance.domain_not_found' },
  personalData: [],
  timeline: [],
  auditActions: ['model.seeded', 'relation_type.added'],
})
