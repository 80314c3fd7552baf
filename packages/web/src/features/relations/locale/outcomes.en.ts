/** What was refused, what was done and what runs by itself, of the same parts. */
export const outcomesEn = {
  'audit.relation.role_changed': 'Role changed',
  'audit.relation.role_converted': 'Role converted',
  'audit.relation.role_conversion_taken_back': 'Conversion of a role taken back',
  'audit.role.handed_over': 'Relations handed over',
  'audit.role.handover_undone': 'Handover taken back',
  'audit.relation.link_changed': 'Link corrected',
  'audit.relation.link_moved': 'Link moved',
  'audit.relation.link_move_taken_back': 'Move taken back',
  'audit.relation.marked_important': 'Marked as important',
  'audit.relation.unmarked_important': 'No longer important',
  'audit.relation.household_mailing_chosen': 'Choice of mail for the household',
  'audit.relation.attachment_added': 'File added',
  'audit.relation.attachment_removed': 'File removed',
  'audit.relation.attachment_restored': 'File brought back',
  'audit.relation.attachment_read': 'File downloaded',
  'job.relations.drop-attachments': 'Clearing removed files',
  'error.relations.role_changed':
    'Somebody else changed this role in the meantime. Nothing was overwritten. Look at what is there now and change it again.',
  'error.relations.role_same_type': 'The relation has this role already. Choose another role to convert to.',
  'error.relations.role_not_converted': 'This role was not converted. There is nothing to take back.',
  'error.relations.choice_not_found':
    'This choice does not belong to this type, or is no longer there. Choose another.',
  'error.relations.owner_not_found':
    'This colleague no longer works here or may not see relations. Choose somebody else.',
  'error.relations.handover_same': 'Choose two different colleagues.',
  'error.relations.handover_changed':
    'The number of roles has changed in the meantime. Nothing was handed over. Look at the new number and try again.',
  'error.relations.handover_not_found': 'This handover does not exist.',
  'error.relations.handover_undone': 'This handover was taken back already.',
  'error.relations.link_changed':
    'Somebody else changed this link in the meantime. Nothing was overwritten. Look at what is there now and change it again.',
  'error.relations.link_circle':
    'This would put an organisation below itself. Choose another organisation, or end the other link first.',
  'error.relations.link_exists': 'This link is there already.',
  'error.relations.link_has_ended': 'This link has already ended.',
  'error.relations.link_ends_before_start': 'The end lies before the start. Choose a later day.',
  'error.relations.link_same_other': 'This link is with this relation already. Choose another.',
  'error.relations.link_not_moved': 'This link did not come from a move. There is nothing to take back.',
  'error.relations.not_a_household': 'This relation is not a household.',
  'error.relations.not_a_member': 'This person does not belong to the household. Choose somebody who lives there.',
  'error.relations.too_many_favourites': 'You have 200 favourites already. Remove one first.',
  'error.relations.attachment_not_found': 'This file is no longer there.',
  'error.relations.attachment_empty': 'This file is empty.',
  'error.relations.attachment_refused':
    'This kind of file cannot be kept here. What can: PDF, Word, Excel, PowerPoint, OpenDocument, text, e-mail and pictures, without macros.',
  'error.relations.too_many_attachments': 'This relation has 200 files already. Remove one first.',
} as const
