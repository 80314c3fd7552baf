import type { errorsNl } from './errors.nl.ts'

export const errorsEn = {
  'error.governance.definition_exists': 'This term is on the list already.',
  'error.governance.definition_changed': 'A colleague has changed this term meanwhile. Look at what it says now.',
  'error.governance.definition_not_yours': 'Only the owner of this term decides about it.',
  'error.governance.definition_wrong_state': 'This cannot be done in the state that the term is in.',
  'error.governance.alternative_not_found': 'This proposal is no longer there.',
  'error.governance.comment_not_found': 'This comment is no longer there, or belongs to somebody else.',
  'error.governance.notice_not_found': 'This notice is no longer there.',
  'error.governance.reason_missing': 'Write down why.',
  'error.governance.colleague_not_found': 'This colleague does not exist or can no longer sign in.',
  'error.governance.domain_name_taken': 'There is a domain with this name already.',
  'error.governance.domains_full':
    'There are 63 domains. There cannot be more. Give a domain that is no longer needed another name and another content.',
  'error.governance.owner_is_deputy': 'Nobody can be owner and deputy at the same time. Choose another colleague.',
  'error.governance.seat_unchanged': 'This colleague has that task already.',
  'error.governance.cycle_not_found': 'This returning review no longer exists.',
  'error.governance.round_not_found': 'This review round does not exist.',
  'error.governance.round_open': 'A round was opened today already, or a round of this review is still running.',
  'error.governance.round_attested': 'This round is finished and attested. Nothing of it changes any more.',
  'error.governance.round_changed': 'Work on this round went on meanwhile. Look at the figures again.',
  'error.governance.round_not_yours': 'You do not work on this round. Ask the data owner.',
  'error.governance.review_item_not_found': 'This relation is not part of this round.',
  'error.governance.review_item_taken': 'A colleague is working on this one or has done it. Go on with the next.',
  'error.governance.nothing_to_end':
    'This relation has no role left in this domain that can end. Choose "still right" or skip it.',
} satisfies Record<keyof typeof errorsNl, string>
