import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** What a file is, as read from its content. */
export const AttachmentForm = z.enum([
  'pdf',
  'jpeg',
  'png',
  'webp',
  'gif',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'odp',
  'text',
  'csv',
  'eml',
])
export type AttachmentForm = z.infer<typeof AttachmentForm>
export const ATTACHMENT_MOST_BYTES = 25 * 1024 * 1024

export const Attachment = z.object({
  id: Id,
  name: z.string(),
  form: AttachmentForm,
  bytes: z.int(),
  about: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
})
export type Attachment = z.infer<typeof Attachment>

export const listAttachments = defineRoute({
  method: 'GET',
  path: '/relations/:id/attachments',
  permission: 'relations.relation.read',
  summary: 'List the files of a relation, newest first',
  params: IdParams,
  response: z.object({
    items: z.array(Attachment),
    mayAdd: z.boolean(),
    /** The relation is protected: that there are files is told, not which. */
    isWithheld: z.boolean(),
  }),
  errors: ['relations.relation_not_found'],
})
export const addAttachment = defineRoute({
  method: 'POST',
  path: '/relations/:id/attachments',
  permission: 'relations.relation.write',
  summary: 'Add a file to a relation; what it is, is read from its content',
  transport: 'upload',
  params: IdParams,
  query: z.object({ fileName: z.string().min(1).max(400), about: z.string().trim().max(300).default('') }),
  response: Attachment,
  errors: [
    'http.too_large',
    'relations.relation_not_found',
    'relations.attachment_empty',
    'relations.attachment_refused',
    'relations.too_many_attachments',
  ],
})
const OneAttachment = z.object({ id: Id, attachmentId: Id })
export const downloadAttachment = defineRoute({
  method: 'GET',
  path: '/relations/:id/attachments/:attachmentId',
  permission: 'relations.relation.read',
  summary: 'Download a file of a relation',
  transport: 'download',
  params: OneAttachment,
  response: z.unknown(),
  errors: ['relations.relation_not_found', 'relations.attachment_not_found'],
})
export const removeAttachment = defineRoute({
  method: 'DELETE',
  path: '/relations/:id/attachments/:attachmentId',
  permission: 'relations.relation.write',
  summary: 'Remove a file of a relation; for thirty days it can come back',
  params: OneAttachment,
  response: Done,
  errors: ['relations.relation_not_found', 'relations.attachment_not_found'],
})
export const restoreAttachment = defineRoute({
  method: 'POST',
  path: '/relations/:id/attachments/:attachmentId/restore',
  permission: 'relations.relation.write',
  summary: 'Bring back a removed file',
  params: OneAttachment,
  response: Attachment,
  errors: ['relations.relation_not_found', 'relations.attachment_not_found'],
})
