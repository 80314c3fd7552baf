import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { ImportCounts, ImportState } from './import.ts'

/** What is wrong with a folder on disk: it is not there, what is read cannot be cleared away, or a file in it cannot be taken. */
export const FolderProblem = z.enum(['unreachable', 'not_writable', 'too_large', 'unreadable'])
export type FolderProblem = z.infer<typeof FolderProblem>

const Percent = z.int().min(0).max(100)

/** What can be chosen for a folder. */
export const FolderChoices = z.object({
  name: z.string().trim().min(2).max(60),
  /** Only lists of this source are expected here; null: any list that was read in before. */
  sourceId: Id.nullable(),
  /** False: a list is tried and waits for somebody's word. */
  carriesOut: z.boolean(),
  /** In percents: with more rows refused, or more records of the source missing, somebody has to look first. */
  mostRejected: Percent,
  mostGone: Percent,
  /** So many days without a file is worth a word; null: nothing is expected. */
  quietAfterDays: z.int().min(1).max(366).nullable(),
  isPaused: z.boolean(),
})
export type FolderChoices = z.infer<typeof FolderChoices>

/** Why a mailbox could not be read. `certificate` also when no safe connection is offered; `address_refused`: the installation does not allow it. */
export const MailboxProblem = z.enum([
  'login_refused',
  'unreachable',
  'certificate',
  'folder_missing',
  'timed_out',
  'address_refused',
])
export type MailboxProblem = z.infer<typeof MailboxProblem>

/** Why nothing was taken out of a letter. `not_genuine`: the mail server found that the sender is not who it says. */
export const LetterRefusal = z.enum(['sender_unknown', 'not_genuine', 'no_list', 'too_large'])
export type LetterRefusal = z.infer<typeof LetterRefusal>

/** A mailbox from which lists are brought into a folder. Its password is sealed and never shown. */
export const FolderMailbox = z.object({
  host: z.string(),
  port: z.int(),
  security: z.enum(['tls', 'starttls', 'plain']),
  login: z.string(),
  inbox: z.string(),
  /** Whose lists are taken: an address, or "@" and a domain. */
  senders: z.array(z.string()),
  readAt: z.iso.datetime().nullable(),
  problem: MailboxProblem.nullable(),
  /** The last letter out of which nothing was taken. */
  refused: z.object({ at: z.iso.datetime(), reason: LetterRefusal, sender: z.string() }).nullable(),
})
export type FolderMailbox = z.infer<typeof FolderMailbox>

/** A folder on the machine in which another system leaves lists. */
export const ImportFolder = FolderChoices.extend({
  id: Id,
  /** Where it is on the machine that runs the product; for whoever connects the other system. */
  path: z.string(),
  sourceName: z.string().nullable(),
  /** With whose rights its lists are read in; `isAble` when those allow it now. */
  holder: z.object({ name: z.string(), isAble: z.boolean() }),
  problem: z.object({ code: FolderProblem, fileName: z.string().nullable() }).nullable(),
  /** A list was expected and did not come. */
  isQuiet: z.boolean(),
  lookedAt: z.iso.datetime().nullable(),
  arrivedAt: z.iso.datetime().nullable(),
  mailbox: FolderMailbox.nullable(),
  /** Lists of it that wait for somebody. */
  heldCount: z.int(),
  /** The last list that came. */
  last: z
    .object({
      id: Id,
      fileName: z.string(),
      state: ImportState,
      counts: ImportCounts.nullable(),
      createdAt: z.iso.datetime(),
    })
    .nullable(),
})
export type ImportFolder = z.infer<typeof ImportFolder>

const READ = 'identity.import.read'
const RUN = 'identity.import.run'

export const listImportFolders = defineRoute({
  method: 'GET',
  path: '/import-folders',
  permission: READ,
  summary: 'List the folders in which other systems leave lists',
  response: z.object({ items: z.array(ImportFolder) }),
})
export const makeImportFolder = defineRoute({
  method: 'POST',
  path: '/import-folders',
  permission: RUN,
  summary: 'Make a folder for lists that come by themselves; they are read in with the rights of whoever makes it',
  withKey: 'refused',
  body: FolderChoices,
  response: ImportFolder,
  errors: ['identity.folder_name_taken', 'identity.source_not_found'],
})
export const changeImportFolder = defineRoute({
  method: 'PUT',
  path: '/import-folders/:id',
  permission: RUN,
  summary: 'Change a folder; from then on its lists are read in with the rights of whoever changed it',
  withKey: 'refused',
  params: IdParams,
  body: FolderChoices,
  response: ImportFolder,
  errors: ['identity.folder_not_found', 'identity.folder_name_taken', 'identity.source_not_found'],
})
export const removeImportFolder = defineRoute({
  method: 'DELETE',
  path: '/import-folders/:id',
  permission: RUN,
  summary: 'No longer look into a folder; what was read in and what lies in it stay',
  withKey: 'refused',
  params: IdParams,
  response: Done,
  errors: ['identity.folder_not_found'],
})
export const lookIntoImportFolder = defineRoute({
  method: 'POST',
  path: '/import-folders/:id/look',
  permission: RUN,
  summary: 'Look now what came, in the background',
  params: IdParams,
  response: Done,
  errors: ['identity.folder_not_found', 'identity.folder_paused'],
})
