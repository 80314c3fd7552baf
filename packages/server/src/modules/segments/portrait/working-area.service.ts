import type { WorkingArea } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { dutchAreas } from '../../../platform/geography/dutch-areas.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import * as areas from './working-area.queries.ts'
import { mostOf, municipalitiesOf } from './working-area.rules.ts'

/** How many relations of the reader live in each postcode area; asked only when nothing else says where the organisation works. */
type CountByArea = () => Promise<ReadonlyMap<string, number>>

/** For which municipalities the organisation works. */
export async function findWorkingArea(ctx: Ctx, countByArea: CountByArea): Promise<WorkingArea> {
  const set = await areas.listCodes(ctx)
  if (set.length > 0) return asArea(ctx, set, 'set')
  const branches = (await findBranches(ctx)).filter((branch) => branch.is_active).map(({ name }) => name)
  const named = municipalitiesOf(branches, dutchAreas())
  if (named.length > 0) return asArea(ctx, named, 'branches')
  return asArea(ctx, mostOf(perMunicipality(await countByArea())), 'relations')
}

/**
 * Says it; with none, it is derived again.
 * @throws AppError segments.municipality_unknown
 */
export async function setWorkingArea(
  ctx: Ctx,
  codes: readonly string[],
  countByArea: CountByArea,
): Promise<WorkingArea> {
  const known = municipalityNames()
  if (codes.some((code) => !known.has(code))) throw new AppError('segments.municipality_unknown')
  await areas.replaceCodes(ctx, codes)
  const names = codes.map((code) => known.get(code) ?? code)
  await ctx.audit('segment.working_area_set', null, { name: names.join(', ') })
  await ctx.announce({ topic: 'segment', id: ctx.tenantId })
  return findWorkingArea(ctx, countByArea)
}

function asArea(ctx: Ctx, codes: readonly string[], by: WorkingArea['by']): WorkingArea {
  const names = municipalityNames()
  return {
    municipalities: codes
      .map((code) => ({ code, name: names.get(code) ?? code }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'nl')),
    by,
    mayChange: ctx.permissions.has('admin.organisation.manage'),
  }
}

const municipalityNames = (): ReadonlyMap<string, string> =>
  new Map(dutchAreas().map(({ municipalityCode, municipality }) => [municipalityCode, municipality]))

function perMunicipality(counts: ReadonlyMap<string, number>): Map<string, number> {
  const found = new Map<string, number>()
  for (const { area, municipalityCode } of dutchAreas()) {
    const count = counts.get(area) ?? 0
    if (count > 0) found.set(municipalityCode, (found.get(municipalityCode) ?? 0) + count)
  }
  return found
}
