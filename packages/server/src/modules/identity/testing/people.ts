import type { RelationRecord } from '@klantregie/contract'
import type { TestApp } from '../../../platform/testing/test-app.ts'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { findDomains, findTypes } from '../../governance/index.ts'
import { keepKeys } from '../matching-runs/match-keys.service.ts'
import { loadRecords, openSources, type OpenedSource } from '../records/bulk-load.service.ts'

type Person = Partial<RelationRecord> & {
  /** Join this relation instead of a new one. */
  readonly relationId?: string
  readonly source?: string
  /** Key of the domain that the record came in for. */
  readonly domain?: string
}

/** Puts people in lists without the whole way of a file; answers the ids of their relations. */
export function peopleOf(app: TestApp) {
  const sources = new Map<string, OpenedSource>()
  let number = 0
  const sourceOf = async (ctx: Ctx, name: string): Promise<OpenedSource> => {
    const [opened] = sources.has(name)
      ? [sources.get(name)]
      : await openSources(ctx, [{ name, trust: name === 'Bibliotheek' ? 60 : 50, kind: 'demo' }])
    if (!opened) throw new Error('A source that was opened is there.')
    sources.set(name, opened)
    return opened
  }
  return {
    sourceId: (name: string) => sources.get(name)?.id ?? '',
    /** Somebody new, or another record of somebody known. */
    add: ({ relationId = newId(), source = 'Bibliotheek', domain, ...said }: Person = {}): Promise<string> =>
      app.inTransaction(async (ctx) => {
        number += 1
        const domains = await findDomains(ctx)
        const chosen = domains.find(({ key }) => key === domain) ?? domains[0]
        const types = (await findTypes(ctx)).filter(
          (type) => type.domainId === chosen?.id && type.kinds.includes(said.kind ?? 'person'),
        )
        const record: RelationRecord = {
          kind: 'person',
          name: { firstName: `Voornaam${number}`, surname: `Achternaam${number}` },
          emails: [`persoon${number}@example.org`],
          ...said,
        }
        const loaded = await loadRecords(ctx, [
          {
            source: await sourceOf(ctx, source),
            objectType: record.kind,
            externalId: String(number),
            relationId,
            payload: { nr: String(number) },
            record,
            typeIds: types.slice(0, 1).map((type) => type.id),
            domainId: chosen?.id ?? '',
            branchId: null,
            recordedAt: ctx.now,
          },
        ])
        await keepKeys(ctx, loaded)
        return relationId
      }),
  }
}
