import type { offersNl } from './offers.nl.ts'

export const offersEn = {
  'offer.admin': 'Administration',
  'offer.admin.words': 'settings overview',
  'offer.users': 'Users',
  'offer.users.words': 'colleagues accounts staff',
  'offer.invite': 'Invite a colleague',
  'offer.invite.words': 'user account add',
  'offer.branches': 'Branches',
  'offer.branches.words': 'sites locations',
  'offer.newBranch': 'Add a branch',
  'offer.newBranch.words': 'site location new',
  'offer.keys': 'API keys',
  'offer.keys.words': 'connection access program token',
  'offer.newKey': 'Make an API key',
  'offer.newKey.words': 'connection access program token new',
  'offer.organisation': 'Organisation',
  'offer.organisation.words': 'name details demo remove',
  'offer.jobs': 'Background work',
  'offer.jobs.words': 'jobs progress busy',
  'offer.audit': 'Audit trail',
  'offer.audit.words': 'log who did what',
} satisfies Record<keyof typeof offersNl, string>
