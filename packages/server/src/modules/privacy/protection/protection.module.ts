import type { Module } from '../../../platform/module.ts'
import { protectionRoutes } from './protection.routes.ts'

type Part = Pick<Module, 'routes' | 'personalData' | 'constraints' | 'auditActions'>

/** Rows tell what was decided about the relation they name; its mark goes along with a merge (`relations`, is_marked_protected). */
const named = { relationColumns: ['relation_id'], onMerge: 'stay', onSplit: 'stay', onErase: 'delete' } as const

/** What protected persons and minors add to the manifest of privacy. */
export const protectionPart: Part = {
  routes: [protectionRoutes],
  constraints: { protection_active: 'privacy.protection_active' },
  personalData: [
    { table: 'privacy.protection', ...named, inExport: true, keepFor: 'with the relation' },
    { table: 'privacy.unmasking', ...named, inExport: false, keepFor: 'with the relation' },
  ],
  auditActions: [
    'protection.started',
    'protection.ended',
    'protection.reviewed',
    'protection.unmasked',
    'protection.masked_again',
  ],
}
