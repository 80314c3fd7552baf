import { z } from 'zod'
import { defineRoute, Done, IdParams } from '../platform/route.ts'
import { FolderMailbox, ImportFolder } from './import-folders.ts'

const { security } = FolderMailbox.shape

/** "kassa@waag.example", or "@waag.example" for everybody there. */
const Sender = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .regex(/^[^\s@,;]*@[^\s@,;]+\.[^\s@,;]+$/)

export const setFolderMailbox = defineRoute({
  method: 'PUT',
  path: '/import-folders/:id/mailbox',
  permission: 'identity.import.run',
  summary: 'Say from which mailbox lists come into this folder; from then on they are read in with your rights',
  withKey: 'refused',
  params: IdParams,
  body: z.object({
    host: z
      .string()
      .trim()
      .min(1)
      .max(253)
      .regex(/^[\w.:-]+$/),
    port: z.int().min(1).max(65_535),
    security,
    login: z.string().trim().min(1).max(200),
    /** Left out: the one that stands, as long as it goes to the same mailbox. */
    password: z.string().min(1).max(500).optional(),
    inbox: z.string().trim().min(1).max(200),
    senders: z.array(Sender).min(1).max(50),
  }),
  response: ImportFolder,
  errors: ['identity.folder_not_found', 'identity.mailbox_password_needed'],
})

export const removeFolderMailbox = defineRoute({
  method: 'DELETE',
  path: '/import-folders/:id/mailbox',
  permission: 'identity.import.run',
  summary: 'No longer read a mailbox for this folder; what came stays',
  withKey: 'refused',
  params: IdParams,
  response: Done,
  errors: ['identity.folder_not_found'],
})

export const testFolderMailbox = defineRoute({
  method: 'POST',
  path: '/import-folders/:id/mailbox/test',
  permission: 'identity.import.run',
  summary: 'Log in to the mailbox of this folder and count unread letters; nothing is changed',
  withKey: 'refused',
  params: IdParams,
  response: z.object({ unread: z.int().nullable(), problem: FolderMailbox.shape.problem }),
  errors: ['identity.folder_not_found', 'identity.mailbox_not_found'],
})
