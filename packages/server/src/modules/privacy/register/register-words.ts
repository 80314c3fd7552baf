import type {
  LegalBasis,
  RegisterChange,
  RegisterGap,
  RelationKind,
  Receiver,
  AssessmentCriterion,
} from '@klantregie/contract'

/** Words of the register and of assessments in files; screens have their own catalogue. */
export type RegisterTexts = {
  readonly title: string
  readonly dpiaTitle: string
  readonly madeOn: (day: string) => string
  readonly fixedOn: (number: number, day: string, by: string) => string
  readonly parts: Readonly<Record<RegisterChange['part'] | 'gaps', string>>
  readonly textLabels: Readonly<
    Record<'controller' | 'contact' | 'officer' | 'representative' | 'measures' | 'transfers', string>
  >
  readonly columns: Readonly<
    Record<
      | 'name'
      | 'description'
      | 'basis'
      | 'term'
      | 'domain'
      | 'kinds'
      | 'goal'
      | 'sensitivity'
      | 'owner'
      | 'role'
      | 'service'
      | 'categories'
      | 'country'
      | 'safeguards'
      | 'contract'
      | 'contact'
      | 'about'
      | 'after'
      | 'action'
      | 'state'
      | 'part'
      | 'particular'
      | 'value',
      string
    >
  >
  readonly bases: Readonly<Record<LegalBasis, string>>
  readonly relationKinds: Readonly<Record<RelationKind, string>>
  readonly sensitivities: Readonly<Record<'normal' | 'sensitive' | 'special', string>>
  readonly roles: Readonly<Record<Receiver['role'], string>>
  readonly gaps: Readonly<Record<RegisterGap['code'], (subject: string) => string>>
  readonly nothing: string
  readonly on: string
  readonly isOff: string
  readonly off: (said: string) => string
  readonly termAfter: (term: string, after: string) => string
  readonly validFor: (term: string) => string
  readonly fileName: string
  readonly criteria: Readonly<Record<AssessmentCriterion, string>>
  readonly levels: Readonly<Record<'low' | 'medium' | 'high', string>>
  readonly dpia: Readonly<
    Record<
      | 'criteria'
      | 'applies'
      | 'why'
      | 'yes'
      | 'no'
      | 'open'
      | 'advice'
      | 'description'
      | 'necessity'
      | 'proportionality'
      | 'rights'
      | 'risks'
      | 'risk'
      | 'likelihood'
      | 'severity'
      | 'measure'
      | 'consulted'
      | 'officerAdvice'
      | 'conclusion'
      | 'concept',
      string
    >
  >
  readonly needed: (met: number) => string
  readonly prefilled: {
    readonly description: (organisation: string, purpose: string) => string
    readonly types: string
    readonly fields: string
    readonly sources: string
    readonly receivers: string
    readonly terms: string
    readonly necessity: (bases: string) => string
    readonly rights: string
    readonly special: (fields: string) => string
    readonly risks: readonly (readonly [risk: string, measure: string])[]
  }
}
