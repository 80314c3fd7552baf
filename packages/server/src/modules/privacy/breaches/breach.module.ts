import type { Module } from '../../../platform/module.ts'
import { breachRoutes } from './breach.routes.ts'
import type { BreachParts } from './breach.service.ts'

/** What the register of breaches adds to the manifest of privacy. */
export function breachPart(parts: BreachParts): Pick<Module, 'routes' | 'auditActions'> {
  return {
    routes: [(app) => breachRoutes(app, parts)],
    auditActions: [
      'breach.reported',
      'breach.changed',
      'breach.counted',
      'breach.decided',
      'breach.told',
      'breach.letter_written',
      'breach.remarked',
      'breach.closed',
      'breach.reopened',
      'breach.exported',
      'breach.register_exported',
    ],
  }
}
