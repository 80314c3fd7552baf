import type { Module } from '../../../platform/module.ts'
import type { SourceLookup } from '../../relations/index.ts'
import { coverageDossier } from './coverage.dossier.ts'
import { checkCoverageJob } from './coverage.jobs.ts'
import { coverageRoutes } from './coverage.routes.ts'

/** What coverage brings to the module; `sources` is what a filter of relations needs from the module that keeps them. */
export function coveragePart(sources: SourceLookup) {
  return {
    routes: [(app) => coverageRoutes(app, sources)],
    jobs: [checkCoverageJob],
    constraints: { coverage_purpose: 'privacy.purpose_in_use' },
    personalData: [
      {
        table: 'engagement.coverage_member',
        relationColumns: ['relation_id', 'origin_relation_id'],
        onMerge: 'keep-both',
        onSplit: 'return',
        onErase: 'delete',
        inExport: true,
        keepFor: 'with the relation',
      },
    ],
    dossier: [coverageDossier],
    auditActions: [
      'coverage.made',
      'coverage.checked',
      'coverage.closed',
      'coverage.opened',
      'coverage.removed',
      'coverage.member_excluded',
      'coverage.member_included',
      'coverage.divided',
      'coverage.division_undone',
    ],
  } satisfies Pick<Module, 'routes' | 'jobs' | 'constraints' | 'personalData' | 'dossier' | 'auditActions'>
}
