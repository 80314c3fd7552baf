import { defineModule, type Module } from '../../platform/module.ts'
import { breachPart } from './breaches/breach.module.ts'
import type { BreachParts } from './breaches/breach.service.ts'
import { clearClosedDaily } from './closed-cases/closed-case.jobs.ts'
import { consentPart, type ConsentParts } from './consent/consent.module.ts'
import { guideOfPrivacy, waitingInPrivacy } from './home/privacy-home.service.ts'
import { protectionPart } from './protection/protection.module.ts'
import { erasureParts, requestPart, type RequestParts } from './requests/request.module.ts'
import { registerPart } from './register/register.module.ts'
import type { RetentionParts } from './retention/parts.ts'
import { retentionPart } from './retention/retention.module.ts'

const PERMISSIONS: Module['permissions'] = [
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
  'privacy.minor.unmask',
]

const CONSTRAINTS: Module['constraints'] = {}

const PERSONAL_DATA: Module['personalData'] = []

const AUDIT_ACTIONS: Module['auditActions'] = ['privacy.closed_cases_removed']

export type PrivacyOthers = {
  readonly consent: ConsentParts
  readonly retention: RetentionParts
  readonly breaches: BreachParts
  readonly requests: RequestParts
}

/** `others`: what the use cases of this module need of modules above it; see app/modules.ts. */
export function privacyModule(others: PrivacyOthers): Module {
  const consent = consentPart(others.consent)
  const retention = retentionPart(others.retention, erasureParts(others.requests, others.retention))
  const requests = requestPart(others.requests, others.retention)
  const register = registerPart(others.retention)
  const breaches = breachPart(others.breaches)
  return defineModule({
    name: 'privacy',
    permissions: PERMISSIONS,
    routes: [
      ...protectionPart.routes,
      ...consent.routes,
      ...retention.routes,
      ...register.routes,
      ...breaches.routes,
      ...requests.routes,
    ],
    jobs: [...retention.jobs, ...requests.jobs],
    daily: [...consent.daily, ...retention.daily, ...requests.daily, clearClosedDaily],
    constraints: {
      ...CONSTRAINTS,
      ...protectionPart.constraints,
      ...consent.constraints,
      ...retention.constraints,
      ...register.constraints,
    },
    personalData: [
      ...PERSONAL_DATA,
      ...protectionPart.personalData,
      ...consent.personalData,
      ...retention.personalData,
      ...requests.personalData,
    ],
    timeline: [],
    waiting: [waitingInPrivacy],
    guide: [guideOfPrivacy],
    keeps: consent.keeps,
    dossier: requests.dossier,
    beforeOpening: requests.beforeOpening,
    auditActions: [
      ...AUDIT_ACTIONS,
      ...protectionPart.auditActions,
      ...consent.auditActions,
      ...retention.auditActions,
      ...register.auditActions,
      ...breaches.auditActions,
      ...requests.auditActions,
    ],
  })
}
