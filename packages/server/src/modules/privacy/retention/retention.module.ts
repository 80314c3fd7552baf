import type { Module } from '../../../platform/module.ts'
import type { ErasureParts } from '../erasure/erasure-parts.ts'
import type { RetentionParts } from './parts.ts'
import { retentionJobs, retentionNight } from './retention.jobs.ts'
import { retentionRoutes } from './retention.routes.ts'

type Part = Pick<Module, 'routes' | 'jobs' | 'constraints' | 'personalData' | 'auditActions'> & {
  readonly daily: NonNullable<Module['daily']>
}

/** What terms of keeping add to the manifest of privacy. */
export function retentionPart(parts: RetentionParts, erasure: ErasureParts): Part {
  return {
    routes: [(app) => retentionRoutes(app, parts)],
    jobs: retentionJobs({ parts, erasure }),
    daily: [retentionNight(parts)],
    constraints: {
      legal_hold_relation: 'privacy.relation_held',
      retention_run_open: 'privacy.retention_run_open',
      loan_title_permission_one: 'privacy.loan_titles_allowed',
    },
    personalData: [
      {
        table: 'privacy.legal_hold',
        relationColumns: ['relation_id', 'origin_relation_id'],
        onMerge: 'move',
        onSplit: 'return',
        onErase: 'delete',
        inExport: true,
        keepFor: 'with the relation; as long as it holds the relation cannot go',
      },
      {
        // The same as long as it holds: the database works it out (0016_privacy_retention.sql).
        table: 'privacy.legal_hold',
        relationColumns: ['held_relation_id'],
        onMerge: 'recompute',
        onSplit: 'recompute',
        onErase: 'delete',
        inExport: false,
        keepFor: 'with the relation',
      },
    ],
    auditActions: [
      'retention.previewed',
      'retention.rule_added',
      'retention.rule_changed',
      'retention.rule_removed',
      'retention.switched_on',
      'retention.switched_off',
      'retention.settings_changed',
      'retention.run_started',
      'retention.run_waits',
      'retention.run_agreed',
      'retention.run_stopped',
      'retention.run_done',
      'retention.proof_exported',
      'retention.hold_placed',
      'retention.hold_lifted',
      'retention.hold_ended',
      'loan_titles.allowed',
      'loan_titles.withdrawn',
    ],
  }
}
