import { z } from 'zod'
import { defineRoute, IdParams } from '../platform/route.ts'
import { AreaCode, MunicipalityCode } from '../relations/map.ts'

/** A number of people; null: kept back because it is small, or because a small one would follow from it. */
const People = z.int().nullable()
/** 100: as much as among those who are compared with; null: cannot be told. */
const Index = z.int().nullable()

/** Whom a segment is compared with: the municipalities for which the organisation works. */
export const WorkingArea = z.object({
  municipalities: z.array(z.object({ code: MunicipalityCode, name: z.string() })),
  /** Said by the organisation, taken from the names of its branches, or from where most of its relations live. */
  by: z.enum(['set', 'branches', 'relations']),
  mayChange: z.boolean(),
})
export type WorkingArea = z.infer<typeof WorkingArea>

/** A part of the people: how many of the segment, of all relations, and against these and the inhabitants. */
const Part = z.object({
  count: People,
  all: People,
  /** Against all people among the relations. */
  indexOfAll: Index,
  /** Against the inhabitants of the working area; of ages only whoever lives there is compared. */
  indexOfInhabitants: Index,
  inhabitants: z.int(),
})

export const SegmentPortrait = z.object({
  /** People in the segment, and among all relations that the reader sees. */
  count: z.int(),
  total: z.int(),
  /** Too few people to tell anything of: every other list is empty. */
  isTooSmall: z.boolean(),
  inhabitants: z.int(),
  /** `to` null: and older. */
  ages: z.array(Part.extend({ from: z.int(), to: z.int().nullable() })),
  unknownAge: z.object({ count: People, all: People }),
  municipalities: z.array(Part.extend({ code: MunicipalityCode, name: z.string() })),
  elsewhere: z.object({ count: People, all: People }),
  unknownPlace: z.object({ count: People, all: People }),
  /** Areas of the working area; children under 16 are not counted here. `reach`: of every thousand inhabitants, to one decimal. */
  areas: z.array(
    z.object({
      code: AreaCode,
      name: z.string(),
      municipalityCode: MunicipalityCode,
      count: People,
      inhabitants: z.int(),
      reach: z.number().nullable(),
    }),
  ),
  workingArea: WorkingArea,
})
export type SegmentPortrait = z.infer<typeof SegmentPortrait>

export const showSegmentPortrait = defineRoute({
  method: 'GET',
  path: '/segments/:id/portrait',
  permission: 'segments.segment.read',
  summary: 'Compare the people of a segment with all relations and with the inhabitants of the working area',
  params: IdParams,
  response: SegmentPortrait,
  errors: [
    'segments.segment_not_found',
    'segments.moment_not_found',
    'segments.condition_hidden',
    'segments.branch_without_address',
    'segments.too_deep',
    'relations.filter_invalid',
    'relations.field_hidden',
  ],
})

export const setWorkingArea = defineRoute({
  method: 'PUT',
  path: '/segments/working-area',
  permission: 'admin.organisation.manage',
  summary: 'Say for which municipalities the organisation works; none: derive them',
  body: z.object({ municipalities: z.array(MunicipalityCode).max(100) }),
  response: WorkingArea,
  errors: ['segments.municipality_unknown'],
})
