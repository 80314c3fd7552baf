import type { RetentionRule, RetentionRuleContent } from '@klantregie/contract'
import { expect } from 'vitest'
import { testApp } from '../../../../platform/testing/test-app.ts'
import { makeRelation, makeRights, person } from '../../../relations/testing/make-relations.ts'
import type { RetentionParts } from '../parts.ts'

/** Modules that keep nothing: for what is refused before anything is looked up. */
export const NO_PARTS: RetentionParts = {
  keeps: () => [],
  sourceIdsOf: () => Promise.resolve(new Map()),
  relationIdsOfSource: () => {
    throw new Error('No source is asked for here.')
  },
  sourceNames: () => Promise.resolve(new Map()),
  lastActivityDays: () => Promise.resolve(new Map()),
}

/** A house with a privacy officer, people with roles that ended, and rules that are added, previewed, switched on and carried out. */
export async function ruleHouse() {
  const app = await testApp()
  const rights = await makeRights(app)
  const idOf = (key: string) => rights.types.find((type) => type.key === key)!.id
  const lener = idOf('borrower')
  const donateur = idOf('donor')
  const officer: ReturnType<typeof app.as> = (...call) => app.as('privacy_officer')(...call)

  /** Each test begins without rules that are on and without holds, on the first of March 2026. */
  const begin = async () => {
    app.clock.set('2026-03-01T09:00:00.000Z')
    await app.query('update privacy.retention_rule set is_on = false')
    await app.query(`update privacy.legal_hold set lifted_at = now() where lifted_at is null`)
    await app.query('delete from activity.interaction')
    await app.query('delete from relations.relation')
    await app.query(`update privacy.retention_settings set most_share = 1, most_count = 500`)
  }

  const content = (more: Partial<RetentionRuleContent> = {}): RetentionRuleContent => ({
    kind: 'former_role',
    title: 'Leners twee jaar',
    typeId: lener,
    sourceId: null,
    purposeId: null,
    months: 24,
    days: 0,
    moment: 'role_end',
    action: 'delete',
    basis: 'AVG art. 5',
    why: 'Zo spraken we af.',
    ...more,
  })

  /** Somebody with a role that ended on a day, or runs. */
  async function somebody(surname: string, roles: readonly [typeId: string, until: string | null][]): Promise<string> {
    const id = await app.inTransaction((ctx) => makeRelation(ctx, person({ first: 'An', surname }), rights.mine.id))
    for (const [typeId, until] of roles) {
      const { domainId } = rights.types.find((type) => type.id === typeId)!
      await app.query(
        `insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, valid_until, created_at)
         values (gen_random_uuid(), $1, $1, $2, $3, $4, now())`,
        [id, typeId, domainId, until],
      )
    }
    return id
  }

  const add = async (rule: RetentionRuleContent): Promise<RetentionRule> =>
    (await officer('POST', '/retention/rules', rule)).json()

  const preview = async (id: string) => {
    await officer('POST', `/retention/rules/${id}/preview`)
    await app.runJobs()
    return (await officer('GET', `/retention/rules/${id}`)).json().preview
  }

  async function on(rule: RetentionRule): Promise<RetentionRule> {
    await preview(rule.id)
    const reply = await officer('POST', `/retention/rules/${rule.id}/switch`, { isOn: true, version: rule.version })
    expect(reply.statusCode).toBe(200)
    return reply.json()
  }

  async function carriedOut(id: string) {
    const started = await officer('POST', `/retention/rules/${id}/runs`)
    expect(started.statusCode).toBe(200)
    await app.runJobs()
    return (await officer('GET', `/retention/runs?ruleId=${id}`)).json().items[0]
  }

  const names = async () =>
    (await app.query('select display_name from relations.relation order by 1')).map((row) => row.display_name)

  return { app, rights, lener, donateur, officer, begin, content, somebody, add, preview, on, carriedOut, names }
}
