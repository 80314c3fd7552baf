/** What is refused around requests about data. */
export const privacyRequestsEn = {
  'privacy.request_not_found': 'This request does not exist (any more).',
  'privacy.request_closed': 'This request has been closed. Nothing was changed.',
  'privacy.request_received_later': 'A request cannot have come in in the future. Check the date.',
  'privacy.request_in_progress':
    'There already is a dossier or letter with this request. The person can no longer be exchanged. Close this request and start a new one.',
  'privacy.request_without_relation':
    'No relation belongs to this request. Look up the relation first, or answer “nothing known”.',
  'privacy.identity_unknown': 'First write down how you checked who is asking. Until then nothing leaves the house.',
  'privacy.extension_too_late': 'The term has passed. Extending is possible within the first month only.',
  'privacy.already_extended': 'The term has been extended already. That can be done once.',
  'privacy.step_unknown': 'This step does not belong to this request.',
  'privacy.steps_open': 'Not all steps have been done. Finish them, or choose another outcome.',
  'privacy.reason_missing': 'Write down why. The person has a right to the reason.',
  'privacy.letter_not_found': 'This letter does not exist (any more).',
  'privacy.letter_sent': 'This letter has been sent and cannot change any more. Write a new one.',
  'privacy.dossier_not_found': 'This dossier does not exist (any more). Make it again.',
  'privacy.dossier_busy': 'A dossier is being made for this request already. Wait until it is ready.',
  'privacy.name_differs': 'The name that you typed is not the name of this relation. Nothing was erased.',
  'privacy.erasure_held': 'This relation may not be erased now: the law requires it to be kept. Nothing was erased.',
  'privacy.kept_field_invalid':
    'One of the fields to be kept is not right: the field is empty, or the day is not in the future.',
  'privacy.already_asked': 'You have asked this already. You will hear about it.',
  'privacy.breach_not_found': 'This breach does not exist.',
  'privacy.breach_closed': 'This breach has been closed. Open it again to change something.',
  'privacy.breach_in_future': 'This moment lies in the future. Say when it happened.',
  'privacy.breach_not_decided': 'First decide whether the authority and the persons concerned are told.',
} as const
