import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

const text = (most: number) => z.string().trim().max(most)

/** Who gets or handles the data beside us (art. 28, 30). */
export const Receiver = z.object({
  id: Id,
  name: z.string(),
  role: z.enum(['processor', 'receiver', 'joint']),
  service: z.string(),
  /** Which data, in words. */
  categories: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string(),
  safeguards: z.string(),
  contractDate: Day.nullable(),
  contractUntil: Day.nullable(),
  contact: z.string(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
})
export type Receiver = z.infer<typeof Receiver>

export const ReceiverInput = z.object({
  name: text(160).min(2),
  role: Receiver.shape.role,
  service: text(500).min(2),
  categories: text(500),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/),
  safeguards: text(500),
  contractDate: Day.nullable(),
  contractUntil: Day.nullable(),
  contact: text(300),
})
export type ReceiverInput = z.infer<typeof ReceiverInput>

/** What only people can write down. */
export const RegisterText = z.object({
  controller: text(500),
  contact: text(500),
  officer: text(500),
  representative: text(500),
  measures: text(10_000),
  transfers: text(2000),
})
export type RegisterText = z.infer<typeof RegisterText>

/** What is missing for a register that an authority would accept; `subject` is what it is about. */
export const RegisterGap = z.object({
  code: z.enum([
    'no_controller',
    'no_contact',
    'no_measures',
    'no_purposes',
    'purpose_without_basis',
    'purpose_without_term',
    'type_without_term',
    'domain_without_owner',
    'no_receivers',
    'processor_without_contract',
    'contract_ended',
    'transfer_without_safeguards',
    'field_without_goal',
    'term_off',
  ]),
  subject: z.string(),
})
export type RegisterGap = z.infer<typeof RegisterGap>

/** The record of processing as it follows from how the product is set up today. */
export const RegisterContent = z.object({
  organisation: z.string(),
  text: RegisterText,
  purposes: z.array(
    z.object({
      id: Id,
      name: z.string(),
      description: z.string(),
      bases: z.array(z.string()),
      terms: z.array(z.string()),
    }),
  ),
  /** Categories of persons and organisations. */
  types: z.array(
    z.object({
      id: Id,
      name: z.string(),
      definition: z.string(),
      domain: z.string(),
      kinds: z.array(z.string()),
      terms: z.array(z.string()),
    }),
  ),
  /** Categories of data. */
  fields: z.array(z.object({ key: z.string(), label: z.string(), goal: z.string(), sensitivity: z.string() })),
  domains: z.array(z.object({ id: Id, name: z.string(), owner: z.string() })),
  sources: z.array(z.object({ id: Id, name: z.string() })),
  receivers: z.array(Receiver.omit({ changedBy: true, changedAt: true })),
  terms: z.array(
    z.object({
      id: Id,
      title: z.string(),
      about: z.string(),
      term: z.string(),
      after: z.string(),
      action: z.string(),
      basis: z.string(),
      isOn: z.boolean(),
    }),
  ),
  gaps: z.array(RegisterGap),
})
export type RegisterContent = z.infer<typeof RegisterContent>

export const RegisterVersion = z.object({
  id: Id,
  number: z.int(),
  note: z.string(),
  fixedBy: z.string(),
  fixedAt: z.iso.datetime(),
})
export type RegisterVersion = z.infer<typeof RegisterVersion>

/** One thing that differs between two states of the register. */
export const RegisterChange = z.object({
  part: z.enum(['text', 'purposes', 'types', 'fields', 'domains', 'sources', 'receivers', 'terms']),
  change: z.enum(['added', 'removed', 'changed']),
  name: z.string(),
  /** Which particulars changed: keys of the part. */
  particulars: z.array(z.object({ key: z.string(), before: z.string(), after: z.string() })),
})
export type RegisterChange = z.infer<typeof RegisterChange>

const READ = 'privacy.register.read' as const
const MANAGE = 'privacy.register.manage' as const

export const getRegister = defineRoute({
  method: 'GET',
  path: '/register',
  permission: READ,
  summary: 'Show the register of processing (art. 30) as it follows from the configuration, and what is missing',
  response: z.object({
    content: RegisterContent,
    versions: z.array(RegisterVersion),
    /** Since the last version that was settled; empty when there is none. */
    changes: z.array(RegisterChange),
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
  }),
})
export const getRegisterVersion = defineRoute({
  method: 'GET',
  path: '/register/versions/:id',
  permission: READ,
  summary: 'Show the register as it was settled, and what changed since',
  params: IdParams,
  response: z.object({ version: RegisterVersion, content: RegisterContent, changes: z.array(RegisterChange) }),
  errors: ['privacy.register_version_not_found'],
})
export const fixRegister = defineRoute({
  method: 'POST',
  path: '/register/versions',
  permission: MANAGE,
  summary: 'Settle the register as it is today',
  body: z.object({ note: text(500) }),
  response: RegisterVersion,
})
export const changeRegisterText = defineRoute({
  method: 'PUT',
  path: '/register/text',
  permission: MANAGE,
  summary: 'Write what only people know: the controller, the officer, the measures',
  body: RegisterText,
  response: RegisterText,
})
export const RegisterFormat = z.enum(['html', 'csv', 'odt'])
export type RegisterFormat = z.infer<typeof RegisterFormat>
export const downloadRegister = defineRoute({
  method: 'GET',
  path: '/register/download',
  permission: READ,
  summary: 'Download the register: accessible HTML, CSV or a text document (ODT)',
  transport: 'download',
  query: z.object({ format: RegisterFormat, versionId: Id.optional() }),
  response: z.unknown(),
  errors: ['privacy.register_version_not_found'],
})

export const listReceivers = defineRoute({
  method: 'GET',
  path: '/receivers',
  permission: READ,
  summary: 'List processors and receivers',
  response: z.object({ items: z.array(Receiver) }),
})
export const addReceiver = defineRoute({
  method: 'POST',
  path: '/receivers',
  permission: MANAGE,
  summary: 'Add a processor or receiver',
  body: ReceiverInput,
  response: Receiver,
  errors: ['privacy.receiver_taken'],
})
export const changeReceiver = defineRoute({
  method: 'PUT',
  path: '/receivers/:id',
  permission: MANAGE,
  summary: 'Change a processor or receiver',
  params: IdParams,
  body: ReceiverInput,
  response: Receiver,
  errors: ['privacy.receiver_not_found', 'privacy.receiver_taken'],
})
export const removeReceiver = defineRoute({
  method: 'DELETE',
  path: '/receivers/:id',
  permission: MANAGE,
  summary: 'Take out a processor or receiver that no longer gets anything',
  params: IdParams,
  response: Done,
  errors: ['privacy.receiver_not_found'],
})
