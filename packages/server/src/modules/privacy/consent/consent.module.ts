import type { Module } from '../../../platform/module.ts'
import { mayWeRoutes } from '../may-we/may-we.routes.ts'
import { purposeRoutes } from '../purposes/purpose.routes.ts'
import type { CreatePerson } from '../sign-up/confirm-sign-up.service.ts'
import { tidySignUpsDaily } from '../sign-up/sign-up.jobs.ts'
import { signUpRoutes } from '../sign-up/sign-up.routes.ts'
import { consentRoutes } from './consent.routes.ts'
import { keptConsent } from './kept-consent.queries.ts'

/** What consent needs of modules above this one; see app/modules.ts. */
export type ConsentParts = { readonly createPerson: CreatePerson }

type Part = Pick<Module, 'routes' | 'constraints' | 'personalData' | 'auditActions'> & {
  readonly daily: NonNullable<Module['daily']>
  readonly keeps: NonNullable<Module['keeps']>
}

function moving(
  table: string,
  relationColumns: readonly string[],
  mentions: readonly string[] = [],
): Module['personalData'] {
  const rest = { onMerge: 'move', onSplit: 'return', onErase: 'delete', inExport: true } as const
  return [{ table, relationColumns, mentions, ...rest, keepFor: 'with the relation' }]
}

/** What purposes, consent and "may we?" add to the manifest of privacy. */
export function consentPart({ createPerson }: ConsentParts): Part {
  return {
    routes: [purposeRoutes, consentRoutes, mayWeRoutes, (app) => signUpRoutes(app, createPerson)],
    daily: [tidySignUpsDaily],
    keeps: [keptConsent],
    constraints: {
      consent_tenant_id_purpose_id_fkey: 'privacy.purpose_not_found',
      topic_name: 'privacy.topic_name_taken',
    },
    personalData: [
      // After a merge everything that was said by either counts: the no of one is the no of both.
      ...moving(
        'privacy.consent',
        ['relation_id', 'origin_relation_id', 'guardian_id', 'origin_guardian_id'],
        // What was said for a child stays when the guardian is erased, without saying who that was.
        ['guardian_id', 'origin_guardian_id'],
      ),
      ...moving('privacy.customer_fact', ['relation_id', 'origin_relation_id']),
      ...moving('privacy.standing', ['relation_id', 'origin_relation_id']),
    ],
    auditActions: [
      'purpose.set_added',
      'purpose.added',
      'purpose.changed',
      'purpose.removed',
      'purpose.topic_added',
      'purpose.topic_changed',
      'purpose.wording_added',
      'consent_setting.changed',
      'consent.given',
      'consent.withdrawn',
      'consent.refused',
      'consent.imported',
      'consent.delivered',
      'consent.voided',
      'standing.deceased',
      'standing.restricted',
      'standing.objected',
      'standing.lifted',
      'customer_fact.recorded',
      'address.suppressed',
      'address.released',
    ],
  }
}
