import type { Ctx } from '../../../platform/context.ts'

/** Relations as far as rights are about them; given by the module that keeps them. Masks are 64-bit numbers as text. */
export type RelationSight = {
  /** Where a relation belongs, if it exists for whoever asks; an id that was merged away leads to where it went. */
  readonly domainsOf: (ctx: Ctx, relationId: string) => Promise<{ readonly id: string; readonly mask: string } | null>
  /** Because of whom it is about a field of a relation is masked for everybody; null when it is not. */
  readonly maskOf: (ctx: Ctx, relationId: string, field: string) => Promise<'protected' | 'minor' | null>
  /** How many relations there are in each combination of domains that occurs, whoever asks. */
  readonly countPerMask: (ctx: Ctx) => Promise<readonly { readonly mask: string; readonly count: number }[]>
  /** Whoever carries this number, whoever asks. For emergencies only: it passes the rights. */
  readonly findByNumber: (
    ctx: Ctx,
    number: string,
  ) => Promise<readonly { readonly id: string; readonly mask: string }[]>
  /** Persons of this surname (prefix aside) born on this day, whoever asks. For emergencies only: it passes the rights. */
  readonly findBySurname: (
    ctx: Ctx,
    known: { readonly surname: string; readonly birthDate: string },
  ) => Promise<readonly { readonly id: string; readonly mask: string }[]>
}
