import type { DomainRights, EffectiveRights, FieldLimit } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { listColleagues, type Colleague } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { reportLines, type ReportWords } from './effective.rules.ts'
import { standingsIn, type House } from './house.rules.ts'
import { en } from './report.en.ts'
import { nl } from './report.nl.ts'
import * as rights from './rights.queries.ts'
import { decideDomain, decideField, giversIn, type Standing } from './rights.rules.ts'
import { listFieldChoices, loadHouse } from './rights.service.ts'

type Report = { readonly domains: { id: string; name: string }[]; readonly items: EffectiveRights[] }

/** What every colleague who can sign in may really do, per domain: all roles, teams, limits, seats and emergencies together. */
export async function reportEffective(ctx: Ctx): Promise<Report> {
  const house = await loadHouse(ctx)
  const domains = (await rights.findDomains(ctx)).map(({ id, name }) => ({ id, name }))
  const teams = new Map((await findTeams(ctx)).map(({ id, name }) => [id, name]))
  const items = (await listColleagues(ctx)).map((colleague) => describe(house, { colleague, teams, domains }))
  return { domains, items }
}

type Naming = {
  readonly colleague: Colleague
  readonly teams: ReadonlyMap<string, string>
  readonly domains: readonly { readonly id: string; readonly name: string }[]
}

function describe(house: House, { colleague, teams, domains }: Naming): EffectiveRights {
  const standings = standingsIn(house, colleague)
  const owned = new Set(standings.filter(({ isOwner }) => isOwner).map(({ domainId }) => domainId))
  return {
    id: colleague.id,
    name: colleague.name,
    role: colleague.role,
    teams: colleague.teamIds.flatMap((id) => teams.get(id) ?? []),
    ownerOf: domains.filter(({ id }) => owned.has(id)).map(({ name }) => name),
    domains: standings.map((standing) => ({
      domainId: standing.domainId,
      ...effectiveIn(standing, colleague.domainIds),
      isOwner: standing.isOwner,
      isOpened: standing.isOpened,
    })),
  }
}

function effectiveIn(
  standing: Standing,
  onlyDomainIds: readonly string[],
): { rights: DomainRights; limits: FieldLimit[]; special: FieldLimit[] } {
  const givers = giversIn(standing, onlyDomainIds)
  const outcome = decideDomain(givers)
  const named = [...new Set(givers.flatMap(({ limits }) => [...limits.keys()]))].toSorted()
  const decided = named.map((field) => ({ field, access: decideField(givers, field) }))
  const isSpecial = ({ field }: FieldLimit) => standing.special.includes(field)
  // A field that only follows a relation which may not be changed is not limited itself.
  const isLimited = ({ access }: FieldLimit) => access !== 'change' && !(access === 'read' && !outcome.change)
  return {
    rights: outcome,
    limits: decided.filter((one) => !isSpecial(one) && isLimited(one)),
    special: decided.filter((one) => isSpecial(one) && one.access !== 'hidden'),
  }
}

const words: Readonly<Record<Ctx['language'], ReportWords>> = { nl, en }

/** The report as the lines of a CSV, in the language of whoever asks; no cell can act as a formula. */
export async function exportEffective(ctx: Ctx): Promise<string> {
  const { domains, items } = await reportEffective(ctx)
  const fields = new Map(
    (await listFieldChoices(ctx)).map(({ key, label }) => [key, label ?? words[ctx.language].identifiers]),
  )
  await ctx.audit('rights.exported', null, { people: items.length })
  return reportLines({ domains, items, fields, words: words[ctx.language] })
}
