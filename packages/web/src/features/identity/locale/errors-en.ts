/** What can go wrong, by the code with which the server says so. */
export const errorsEn = {
  'error.identity.source_not_found': 'This source no longer exists. Choose another one.',
  'error.identity.source_name_taken': 'There is a source with this name already. Choose that one, or another name.',
  'error.identity.import_not_found': 'This list is no longer there. Perhaps somebody threw it away.',
  'error.identity.import_wrong_state':
    'That cannot be done now: the list has moved on a step. The page shows how things stand.',
  'error.identity.import_not_latest': 'A later list was read in from this source. Undo the later one first.',
  'error.identity.import_incomplete':
    'Not everything has been chosen yet. Check whether a sheet, a source and columns are chosen.',
  'error.identity.import_file_removed':
    'The list was removed when its term of keeping had passed. Read it in again if it is still needed.',
  'error.identity.import_column_stopped':
    'A column with citizen service numbers or titles of loans may not be read in. Set it to “Do not keep”.',
  'error.identity.import_no_name_column': 'Choose at least one column with a name, e-mail address or telephone number.',
  'error.identity.import_no_day_column': 'Choose at least one column that says when it was.',
  'error.identity.import_loan_words':
    'Of loans only counts come in. Do not keep the columns with titles, hall, price type, channel and remark.',
  'error.identity.file_refused':
    'We cannot read the file this way. Choose another row for the column names, or another sheet.',
  'error.identity.folder_not_found': 'This folder does not exist or is no longer read.',
  'error.identity.folder_name_taken': 'There is a folder with this name already. Choose another name.',
  'error.identity.mailbox_not_found': 'This folder has no mailbox.',
  'error.identity.mailbox_password_needed':
    'Give the password of the mailbox. It is not there yet, or it was of another mailbox.',
  'error.identity.folder_paused': 'This folder is paused. Switch it on again first.',
  'error.identity.field_changed':
    'Somebody else just changed this too. Your value is not saved yet: choose which one stays.',
  'error.identity.field_invalid':
    'This value is not right yet. Correct it and save again; what was there is still there.',
  'error.identity.field_required': 'An obligatory field was not filled in. Nothing was saved.',
  'error.identity.nothing_to_undo': 'This change was undone already, or a newer one came over it.',
  'error.identity.question_not_found': 'This question does not exist (any more).',
  'error.identity.question_answered': 'This question has been answered meanwhile.',
  'error.identity.question_colleague_unknown': 'Choose a colleague who may answer this question.',
  'error.identity.question_sample_changed':
    'The questions of this kind have changed meanwhile. Look at the sample again.',
  'error.identity.matching_busy': 'All records are being matched already. Wait until that is done.',
  'error.identity.thresholds_crossed': 'The limit for merging by itself must be higher than the limit for asking.',
  'error.identity.match_run_not_found': 'This matching run does not exist (any more).',
  'error.identity.match_run_undone': 'This matching run has been undone already.',
  'error.identity.household_in_use':
    'Something was added to this household since. Nothing was taken back. Archive it on its own page when it is not right.',
  'error.identity.household_not_found': 'This suggestion does not exist (any more).',
  'error.identity.merge_not_found': 'This merge does not exist (any more).',
  'error.identity.merge_with_itself': 'This is one relation already. Choose two different relations.',
  'error.identity.merge_kinds_differ': 'A person, an organisation and a household cannot be merged.',
  'error.identity.merge_decided_not_same':
    'It was decided that these are not the same. Take that decision back, or merge them all the same.',
  'error.identity.merge_choice_invalid': 'Choose for each field a value of one of these two relations.',
  'error.identity.merge_undone': 'This merge was undone already.',
  'error.identity.merge_changed': 'One of the relations was changed meanwhile. Look again, then merge.',
  'error.identity.split_not_found': 'This split does not exist (any more).',
  'error.identity.split_record_not_found': 'One of these source records does not belong to this relation (any more).',
  'error.identity.split_of_everything': 'Choose part of the source records: taking out everything would leave nothing.',
  'error.identity.split_undone': 'This split was undone already.',
  'error.identity.decision_not_found': 'This decision does not exist (any more).',
} as const
