import type { Ctx } from '../../../platform/context.ts'
import type { DossierSection, DossierSource, PersonalData } from '../../../platform/module.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { listTrailEntries } from '../../../platform/audit/trail.queries.ts'
import { findCells, findWhole } from '../../relations/index.ts'
import { planErasure } from '../erasure/erasure-plan.rules.ts'
import { sayCell, toldColumns } from './declared-rows.rules.ts'
import { listDeclared } from './declared-table.queries.ts'
import type { DossierContent } from './dossier-files.ts'
import * as dossiers from './dossier.queries.ts'
import { sayAction } from './dossier-words.ts'

/** What a dossier needs of all modules; given by whoever puts the product together (app/modules.ts). */
export type DossierParts = {
  readonly personalData: () => readonly PersonalData[]
  readonly sources: () => readonly DossierSource[]
}

type Collect = {
  readonly relationId: string
  readonly scope: 'everything' | 'provided'
  readonly language: 'nl' | 'en'
}

/**
 * Everything about a person: every table that a module declares with `inExport`, by its own words where the module has them,
 * row by row where it has not, so that a new table is in it from the first day. Unmasked, and not limited to domains: the right
 * is the person's, not the reader's. Who may ask for it was checked when it was asked.
 */
export async function collectDossier(
  ctx: Ctx,
  { relationId, scope, language }: Collect,
  parts: DossierParts,
): Promise<DossierContent> {
  const whole = await findWhole(ctx, relationId)
  if (!whole) throw new Error('The relation of a dossier is gone.')
  const cellIds = (await findCells(ctx, [relationId])).map(({ cellId }) => cellId)
  const subject = { relationId, cellIds }
  const told: DossierSection[] = []
  for (const source of parts.sources()) told.push(...(await source.read(ctx, subject)))
  const rest = await readDeclared(ctx, cellIds, parts)
  const about = [await purposes(ctx), await receivers(ctx)]
  const sections = [...told, ...rest, await trail(ctx, cellIds, language)]
  return {
    organisation: (await findOrganisationName(ctx)).name,
    language,
    scope,
    madeAt: ctx.now,
    person: { name: whole.displayName, kind: whole.kind },
    sections: scope === 'provided' ? sections.filter(({ isProvided }) => isProvided) : [...sections, ...about],
  }
}

/** What people say themselves when they agree or refuse; the other declared tables are what we wrote down about them. */
const PROVIDED = new Set(['privacy.consent'])

async function readDeclared(
  ctx: Ctx,
  cellIds: readonly string[],
  { personalData, sources }: DossierParts,
): Promise<DossierSection[]> {
  const known = new Set(sources().flatMap(({ tables }) => tables))
  const declared = personalData().filter(({ table, inExport }) => inExport && !known.has(table))
  const sections: DossierSection[] = []
  for (const planned of planErasure(declared)) {
    const rows = await listDeclared(ctx, planned, cellIds)
    if (rows.length === 0) continue
    const columns = toldColumns(Object.keys(rows[0] ?? {}))
    if (columns.length === 0) continue
    sections.push({
      key: planned.table,
      isProvided: PROVIDED.has(planned.table),
      columns,
      rows: rows.map((row) => columns.map((column) => sayCell(row[column]))),
    })
  }
  return sections
}

/** The trail says of each thing that it was done, not by which colleague. */
const MOST_ENTRIES = 2000

async function trail(ctx: Ctx, cellIds: readonly string[], language: 'nl' | 'en'): Promise<DossierSection> {
  const entries = await listTrailEntries(ctx, { subjectIds: cellIds }, { before: null, limit: MOST_ENTRIES })
  return {
    key: 'trail',
    isProvided: false,
    columns: ['when', 'what'],
    rows: entries.map(({ at, action }) => [at.toISOString(), sayAction(action, language)]),
  }
}

async function purposes(ctx: Ctx): Promise<DossierSection> {
  const rows = await dossiers.listPurposes(ctx)
  return {
    key: 'purposes',
    isProvided: false,
    columns: ['name', 'description', 'basis', 'receiver'],
    rows: rows.map((row) => [row.name, row.description, row.basis, row.receiver]),
  }
}

async function receivers(ctx: Ctx): Promise<DossierSection> {
  const rows = await dossiers.listReceivers(ctx)
  return {
    key: 'receivers',
    isProvided: false,
    columns: ['name', 'service', 'country'],
    rows: rows.map((row) => [row.name, row.service, row.country]),
  }
}
