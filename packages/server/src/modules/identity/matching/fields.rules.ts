/**
 * What is compared, and how alike two values can be. A pair of records belongs to one of three classes: one person
 * (`match`), two people who share a household or an employer (`near`), or two who have nothing to do with each other
 * (`far`). The probabilities below are where the estimation starts; the data then speaks. `far` is measured on random
 * pairs; for a level with `rarity` it is the frequency of the very value (Winkler 1989; Zhu et al. 2009).
 */
export interface Level {
  readonly name: string
  /** Part of the pairs of one person, and of one household, that look like this. */
  readonly match: number
  readonly near: number
  /** Used when too few random pairs show it. */
  readonly far: number
  /**
   * Whether sharing a rare value says more than sharing a common one: in both classes (a family shares its surname for
   * the same reason as a person does), or only for one person (two of a family bear one first name by chance).
   */
  readonly rarity?: 'both' | 'match'
  /**
   * `far` is per record and not per pair: how often a record shares this with any stranger. A list ten times as long has
   * ten times as many telephone numbers, so by pair the chance gets ten times as small.
   */
  readonly isPerRecord?: true
}

export interface Field {
  readonly name: string
  readonly levels: readonly Level[]
  /**
   * `match` is learned only from pairs that the other fields already call certain. Otherwise the estimation, which has no
   * labels, would take the two birth dates of a father and a son for a mistake in the date of one man.
   */
  readonly isAnchored?: true
  /** `match` is not learned at all: children use their parents' mailboxes in every list, and look like them in all fields. */
  readonly isSettled?: true
  /** `near` is not learned: what sets the people of one household apart is the same everywhere. */
  readonly isNearSettled?: true
}

type Parts = readonly [match: number, near: number, far: number, rarity?: 'both' | 'match']

function level(name: string, ...[match, near, far, rarity]: Parts): Level {
  return rarity === undefined ? { name, match, near, far } : { name, match, near, far, rarity }
}

/** Sharing a mailbox, a number or a door with a stranger; `far` per record. */
const shared = (name: string, match: number, near: number, far: number): Level => ({
  ...level(name, match, near, far),
  isPerRecord: true,
})

const COLLEAGUES: Readonly<Partial<Record<string, Field>>> = {
  surname: {
    name: 'surname',
    levels: [
      level('same', 0.86, 0.02, 0.001, 'both'),
      level('partly', 0.05, 0.004, 0.001, 'both'),
      level('similar', 0.07, 0.003, 0.0005),
      level('differs', 0.02, 0.973, 0.9975),
    ],
    isNearSettled: true,
  },
  firstName: {
    name: 'firstName',
    levels: [
      level('same', 0.95, 0.01, 0.006, 'match'),
      level('similar', 0.04, 0.01, 0.008),
      level('differs', 0.01, 0.98, 0.986),
    ],
    isNearSettled: true,
  },
  mailbox: {
    name: 'mailbox',
    levels: [
      shared('own', 0.25, 0.001, 0.0002),
      shared('initial', 0.15, 0.001, 0.0005),
      shared('plain', 0.15, 0.02, 0.001),
      shared('family', 0.02, 0.01, 0.001),
      shared('shared', 0.08, 0.25, 0.002),
      shared('other', 0.02, 0.02, 0.001),
      level('differs', 0.33, 0.699, 1),
    ],
  },
  gender: { name: 'gender', levels: [level('same', 0.995, 0.5, 0.5), level('differs', 0.005, 0.5, 0.5)] },
}

/** Number 0 of every field means "cannot be compared" and counts for nothing. */
export const PERSON_FIELDS = [
  {
    name: 'surname',
    levels: [
      level('same', 0.88, 0.62, 0.001, 'both'),
      level('partly', 0.07, 0.13, 0.001, 'both'),
      level('similar', 0.04, 0.005, 0.0005),
      level('differs', 0.01, 0.245, 0.9975),
    ],
  },
  {
    name: 'firstName',
    levels: [
      // Sons are named after fathers, so that among people of one surname and one door it is about one pair in forty.
      level('same', 0.95, 0.035, 0.006, 'match'),
      level('similar', 0.04, 0.015, 0.008),
      level('differs', 0.01, 0.96, 0.986),
    ],
    isNearSettled: true,
  },
  {
    name: 'initials',
    levels: [
      level('same', 0.25, 0.001, 0.002, 'match'),
      level('agree', 0.72, 0.085, 0.07, 'match'),
      level('partly', 0.015, 0.03, 0.02),
      level('differs', 0.015, 0.88, 0.908),
    ],
    isNearSettled: true,
  },
  {
    name: 'birthDate',
    levels: [
      level('same', 0.93, 0.01, 0.00004),
      level('similar', 0.06, 0.004, 0.001),
      level('differs', 0.01, 0.986, 0.999),
    ],
    isNearSettled: true,
    isAnchored: true,
  },
  {
    name: 'gender',
    levels: [level('same', 0.995, 0.4, 0.5), level('differs', 0.005, 0.6, 0.5)],
  },
  {
    name: 'mailbox',
    levels: [
      shared('own', 0.38, 0.0005, 0.0002),
      shared('initial', 0.2, 0.001, 0.0005),
      shared('plain', 0.03, 0.002, 0.001),
      shared('family', 0.03, 0.02, 0.001),
      shared('shared', 0.04, 0.3, 0.002),
      shared('other', 0.001, 0.1, 0.001),
      level('differs', 0.319, 0.572, 1),
    ],
  },
  {
    name: 'mobile',
    levels: [shared('own', 0.72, 0.06, 0.002), shared('shared', 0.08, 0.3, 0.002), level('differs', 0.2, 0.64, 1)],
    isAnchored: true,
  },
  {
    name: 'landline',
    levels: [shared('same', 0.8, 0.7, 0.01), level('differs', 0.2, 0.3, 1)],
  },
  {
    name: 'address',
    levels: [
      shared('same', 0.82, 0.88, 0.03),
      shared('building', 0.02, 0.02, 0.05),
      shared('similar', 0.05, 0.04, 0.03),
      level('postcode', 0.01, 0.01, 2e-5),
      level('town', 0.04, 0.02, 0.05, 'both'),
      level('elsewhere', 0.06, 0.03, 0.95),
    ],
  },
  {
    name: 'area',
    levels: [
      level('postcode', 0.45, 0.45, 2e-5),
      level('town', 0.45, 0.5, 0.06, 'both'),
      level('elsewhere', 0.1, 0.05, 0.94),
    ],
  },
  {
    name: 'employer',
    levels: [shared('same', 0.9, 0.9, 5), level('differs', 0.1, 0.1, 1)],
  },
  {
    name: 'identifier',
    levels: [shared('same', 0.97, 0.002, 0.0001), level('differs', 0.03, 0.998, 1)],
  },
  {
    // A child's record stands beside a parent's far more often than beside a second one of its own.
    name: 'age',
    levels: [level('child', 0.015, 0.5, 0.2), level('youth', 0.035, 0.15, 0.08), level('adult', 0.95, 0.35, 0.72)],
    isSettled: true,
  },
  {
    // A list seldom holds one person twice, but often a whole family.
    name: 'source',
    levels: [level('one', 0.25, 0.45, 0.35), level('two', 0.75, 0.55, 0.65)],
  },
  {
    // The year in somebody's mailbox beside the birth date in another record.
    name: 'birthYear',
    levels: [level('same', 0.85, 0.03, 0.015), level('differs', 0.15, 0.97, 0.985)],
    isNearSettled: true,
  },
] as const satisfies readonly Field[]

/**
 * People known at one organisation. Here the middle class is the colleague: the address, the general telephone and the
 * general mailbox are shared, but hardly ever the surname.
 */
export const CONTACT_FIELDS: readonly Field[] = PERSON_FIELDS.map((field) => COLLEAGUES[field.name] ?? field)

/** Of organisations the middle class is the neighbour: another organisation in the building, a branch, a namesake in town. */
export const ORGANISATION_FIELDS = [
  {
    name: 'name',
    levels: [
      level('same', 0.8, 0.1, 0.001, 'both'),
      level('partly', 0.08, 0.06, 0.004),
      level('similar', 0.09, 0.01, 0.002),
      level('differs', 0.03, 0.83, 0.993),
    ],
  },
  {
    name: 'mailbox',
    levels: [shared('same', 0.5, 0.1, 0.01), level('differs', 0.5, 0.9, 1)],
  },
  {
    name: 'phone',
    levels: [shared('same', 0.75, 0.2, 0.01), level('differs', 0.25, 0.8, 1)],
  },
  {
    name: 'address',
    levels: [
      shared('same', 0.85, 0.5, 0.03),
      shared('building', 0.03, 0.1, 0.05),
      shared('similar', 0.06, 0.05, 0.03),
      level('postcode', 0.01, 0.05, 5e-5),
      level('town', 0.02, 0.25, 0.05, 'both'),
      level('elsewhere', 0.03, 0.05, 0.95),
    ],
  },
  {
    name: 'area',
    levels: [
      level('postcode', 0.5, 0.3, 5e-5),
      level('town', 0.45, 0.5, 0.05, 'both'),
      level('elsewhere', 0.05, 0.2, 0.95),
    ],
  },
  {
    name: 'domain',
    levels: [shared('same', 0.9, 0.15, 0.02), level('differs', 0.1, 0.85, 1)],
  },
  {
    name: 'identifier',
    levels: [shared('same', 0.97, 0.01, 0.0001), level('differs', 0.03, 0.99, 1)],
  },
  {
    name: 'source',
    levels: [level('one', 0.25, 0.45, 0.35), level('two', 0.75, 0.55, 0.65)],
  },
] as const satisfies readonly Field[]
