import type { FieldKey, IfClosed, DueUnit, Role, StarterKey, StepDue } from '@klantregie/contract'
import type { StandardType } from '../../governance/index.ts'

/**
 * The templates that the product comes with, to be added by choice and changed at will. Their shape is the same in every language; the
 * words are in starters.nl.ts and starters.en.ts.
 */
export type Shape = {
  /** For relations of this type; null for every relation. */
  readonly type: StandardType | null
  /** The role that it ends with. */
  readonly gives: StandardType | null
  /** With an exclamation mark: asked for when it starts. */
  readonly dates: readonly string[]
  readonly reminders: readonly {
    readonly key: string
    readonly date: string
    readonly months: number
    readonly days: number
  }[]
  readonly steps: readonly StepShape[]
}

export type StepShape = {
  readonly key: string
  readonly due?: StepDue
  readonly role?: Role
  readonly isOptional?: true
  readonly isStrict?: true
  readonly fields?: readonly FieldKey[]
  /** With a question mark: may be left away. */
  readonly documents?: readonly string[]
  /** Left out: after the step above it. */
  readonly after?: readonly string[]
  readonly when?: readonly [step: string, ...answers: string[]]
  /** With an exclamation mark: ends the process. */
  readonly answers?: readonly string[]
  readonly asksDate?: string
}

type Count = { readonly count: number; readonly unit: DueUnit; readonly ifClosed: IfClosed }
const days = (count: number, ifClosed: IfClosed = 'after'): Count => ({ count, unit: 'day', ifClosed })
const working = (count: number): Count => ({ count, unit: 'working_day', ifClosed: 'keep' })
const weeks = (count: number, ifClosed: IfClosed = 'after'): Count => ({ count, unit: 'week', ifClosed })
const months = (count: number): Count => ({ count, unit: 'month', ifClosed: 'after' })
const start = (count: Count): StepDue => ({ from: 'start', ...count })
const next = (count: Count): StepDue => ({ from: 'previous', ...count })
const date = (dateKey: string, count: Count): StepDue => ({ from: 'date', dateKey, ...count })

export const starterShapes: Readonly<Record<StarterKey, Shape>> = {
  school: {
    type: 'school',
    gives: 'partner',
    dates: ['first_day'],
    reminders: [{ key: 'again', date: 'first_day', months: 9, days: 0 }],
    steps: [
      { key: 'meet', due: start(working(10)), fields: ['emails', 'phones'] },
      { key: 'needs', due: next(working(15)), documents: ['report?'], answers: ['yes', 'no!'] },
      { key: 'offer', due: next(working(10)), fields: ['addresses'], documents: ['offer'], isStrict: true },
      { key: 'agreement', due: next(working(15)), answers: ['agreed', 'adapt', 'no!'] },
      { key: 'adapt', due: next(working(5)), when: ['agreement', 'adapt'], documents: ['new_offer'] },
      { key: 'sign', due: next(working(10)), documents: ['contract'], isStrict: true, asksDate: 'first_day' },
      { key: 'curriculum', due: date('first_day', working(-20)), documents: ['curriculum'] },
      { key: 'schedule', due: date('first_day', working(-10)) },
      { key: 'evaluation', due: date('first_day', months(10)), documents: ['evaluation?'] },
    ],
  },
  sponsor: {
    type: 'sponsor',
    gives: null,
    dates: ['end!', 'new_end'],
    reminders: [{ key: 'again', date: 'new_end', months: 0, days: -120 }],
    steps: [
      { key: 'look_back', due: date('end', days(-120, 'before')), documents: ['returns'] },
      {
        key: 'talk',
        due: date('end', days(-90, 'before')),
        fields: ['emails', 'phones'],
        answers: ['renew', 'change', 'stop'],
      },
      {
        key: 'proposal',
        due: date('end', days(-60, 'before')),
        when: ['talk', 'renew', 'change'],
        documents: ['proposal'],
      },
      { key: 'tax', due: next(working(5)), when: ['talk', 'renew', 'change'], after: ['talk'] },
      {
        key: 'sign',
        due: date('end', days(-30, 'before')),
        when: ['talk', 'renew', 'change'],
        after: ['proposal', 'tax'],
        documents: ['contract'],
        isStrict: true,
        asksDate: 'new_end',
      },
      { key: 'invoice', due: next(working(10)), when: ['talk', 'renew', 'change'], documents: ['invoice'] },
      { key: 'farewell', due: next(working(10)), when: ['talk', 'stop'], after: ['talk'] },
    ],
  },
  subsidy: {
    type: 'fund',
    gives: null,
    dates: ['deadline!', 'decision', 'interim', 'final'],
    reminders: [],
    steps: [
      { key: 'conditions', due: start(working(5)), documents: ['conditions'], answers: ['fits', 'not!'] },
      { key: 'call', due: next(working(5)), isOptional: true, after: ['conditions'] },
      { key: 'plan', due: date('deadline', days(-28, 'before')), after: ['conditions'], documents: ['plan'] },
      {
        key: 'budget',
        due: date('deadline', days(-28, 'before')),
        after: ['conditions'],
        documents: ['budget', 'funding'],
      },
      {
        key: 'papers',
        due: date('deadline', days(-14, 'before')),
        after: ['conditions'],
        documents: ['statutes', 'accounts', 'register', 'codes?'],
      },
      {
        key: 'approval',
        due: date('deadline', days(-10, 'before')),
        after: ['plan', 'budget'],
        answers: ['yes', 'no!'],
      },
      {
        key: 'submit',
        due: date('deadline', working(-3)),
        after: ['approval', 'papers'],
        documents: ['receipt'],
        isStrict: true,
      },
      {
        key: 'decision',
        due: next(weeks(13)),
        answers: ['granted', 'refused'],
        documents: ['decision'],
        asksDate: 'decision',
      },
      {
        key: 'objection',
        due: date('decision', weeks(6, 'before')),
        when: ['decision', 'refused'],
        after: ['decision'],
      },
      {
        key: 'interim_date',
        due: next(working(5)),
        when: ['decision', 'granted'],
        after: ['decision'],
        asksDate: 'interim',
      },
      {
        key: 'final_date',
        due: next(working(5)),
        when: ['decision', 'granted'],
        after: ['decision'],
        asksDate: 'final',
      },
      {
        key: 'interim',
        due: date('interim', working(-10)),
        when: ['decision', 'granted'],
        after: ['interim_date'],
        documents: ['interim'],
      },
      {
        key: 'final',
        due: date('final', working(-10)),
        when: ['decision', 'granted'],
        after: ['final_date', 'interim'],
        documents: ['content', 'finances', 'audit?'],
        isStrict: true,
      },
      { key: 'settled', due: next(weeks(22)), when: ['decision', 'granted'], after: ['final'], documents: ['settled'] },
    ],
  },
  volunteer: {
    type: null,
    gives: 'volunteer',
    dates: ['certificate', 'first_day'],
    reminders: [
      { key: 'certificate', date: 'certificate', months: 36, days: -60 },
      { key: 'evaluation', date: 'first_day', months: 3, days: 0 },
    ],
    steps: [
      { key: 'meet', due: start(working(10)), answers: ['yes', 'no!'] },
      { key: 'data', due: next(working(5)), fields: ['emails', 'phones', 'addresses', 'birthDate'], isStrict: true },
      { key: 'needed', due: next(working(2)), answers: ['yes', 'no'] },
      { key: 'request', due: next(working(5)), when: ['needed', 'yes'] },
      {
        key: 'certificate',
        due: next(weeks(4)),
        when: ['needed', 'yes'],
        documents: ['certificate'],
        isStrict: true,
        asksDate: 'certificate',
      },
      {
        key: 'contract',
        due: next(working(5)),
        documents: ['contract', 'secrecy?'],
        isStrict: true,
        asksDate: 'first_day',
      },
      { key: 'introduce', due: date('first_day', working(10)) },
      { key: 'schedule', due: next(working(5)), isOptional: true },
    ],
  },
  member: {
    type: 'borrower',
    gives: null,
    dates: [],
    reminders: [],
    steps: [
      { key: 'welcome', due: start(working(2)), fields: ['emails'] },
      { key: 'choices', due: start(working(5)), after: ['welcome'], role: 'front_office' },
      { key: 'tour', due: start(weeks(3)), isOptional: true, after: ['welcome'], role: 'front_office' },
      { key: 'ask', due: start(weeks(6)), after: ['choices'], answers: ['fine', 'help'] },
      { key: 'help', due: next(working(5)), when: ['ask', 'help'], role: 'front_office' },
    ],
  },
  complaint: {
    type: null,
    gives: null,
    dates: ['received!'],
    reminders: [],
    steps: [
      { key: 'confirm', due: date('received', working(5)), fields: ['emails'] },
      { key: 'call', due: date('received', working(7)), answers: ['solved', 'handle'] },
      { key: 'examine', due: date('received', weeks(3)), when: ['call', 'handle'], documents: ['report?'] },
      {
        key: 'answer',
        due: date('received', weeks(6, 'before')),
        when: ['call', 'handle'],
        documents: ['letter'],
        isStrict: true,
      },
      { key: 'improve', due: next(working(10)) },
      { key: 'after', due: next(weeks(3)), isOptional: true },
    ],
  },
}
