import type { Module } from '../../../platform/module.ts'
import type { SourceLookup } from '../../relations/index.ts'
import { pressureRoutes } from './pressure.routes.ts'

/** What contact pressure brings to the module; `sources` is what a list of relations needs from the module that keeps them. */
export function pressurePart(sources: SourceLookup) {
  return {
    routes: [(app) => pressureRoutes(app, sources)],
    constraints: { pressure_cap_once: 'engagement.cap_twice' },
    auditActions: ['pressure.caps_changed'],
  } satisfies Pick<Module, 'routes' | 'constraints' | 'auditActions'>
}
