import { readFile } from 'node:fs/promises'
import { ColumnMapping, ImportOptions, MappingTarget } from '@klantregie/contract'
import { z } from 'zod'

/**
 * What of an import's options matters to matching. A column may leave out its position: it is found by its header, as the
 * profile of a source is.
 */
const Profile = ImportOptions.pick({ kind: true })
  .partial()
  .extend({
    columns: z.array(ColumnMapping.partial({ column: true }).extend({ target: MappingTarget })),
  })
/** By file name; "*" for every file without a profile of its own. */
const Profiles = z.record(z.string(), Profile)

export type LinkProfile = { readonly kind?: 'person' | 'organisation'; readonly columns: readonly ColumnMapping[] }
export type LinkProfiles = ReadonlyMap<string, LinkProfile>

/** Reads profiles; throws a `ZodError` that names what is wrong, or the error of the file system. */
export async function readProfiles(path: string): Promise<LinkProfiles> {
  const parsed = Profiles.parse(JSON.parse(await readFile(path, 'utf8')))
  return new Map(
    Object.entries(parsed).map(([file, { kind, columns }]) => [
      file,
      {
        columns: columns.map((column, position) => ({ ...column, column: column.column ?? position })),
        ...(kind === 'person' || kind === 'organisation' ? { kind } : {}),
      },
    ]),
  )
}

export function profileOf(profiles: LinkProfiles, fileName: string): LinkProfile | undefined {
  return profiles.get(fileName) ?? profiles.get('*')
}
