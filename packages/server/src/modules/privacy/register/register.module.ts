import type { Module } from '../../../platform/module.ts'
import { assessmentRoutes, registerRoutes } from './register.routes.ts'
import type { RegisterParts } from './register.service.ts'

/** What the register of processing and assessments add to the manifest of privacy. */
export function registerPart(parts: RegisterParts): Pick<Module, 'routes' | 'constraints' | 'auditActions'> {
  return {
    routes: [(app) => registerRoutes(app, parts), (app) => assessmentRoutes(app, parts)],
    constraints: { receiver_name: 'privacy.receiver_taken' },
    auditActions: [
      'register.fixed',
      'register.text_changed',
      'register.exported',
      'receiver.added',
      'receiver.changed',
      'receiver.removed',
      'assessment.started',
      'assessment.changed',
      'assessment.fixed',
      'assessment.exported',
    ],
  }
}
