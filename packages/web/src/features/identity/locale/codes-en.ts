/** Everything that comes from the server as a code. */
export const codesEn = {
  'importState.inspecting': 'being looked at',
  'importState.ready': 'waiting for choices',
  'importState.checking': 'dry run under way',
  'importState.checked': 'ready to read in',
  'importState.running': 'being read in',
  'importState.done': 'read in',
  'importState.undoing': 'being undone',
  'importState.undone': 'undone',
  'importState.failed': 'did not work',
  'importState.cancelled': 'stopped',
  'outcome.new': 'New',
  'outcome.changed': 'Changed',
  'outcome.same': 'The same',
  'outcome.duplicate': 'Possibly double',
  'outcome.rejected': 'Rejected',
  'part.new': '{count, number} new',
  'part.changed': '{count, number} changed',
  'part.same': '{count, number} the same',
  'part.duplicate': '{count, number} possibly double',
  'part.rejected': '{count, number} rejected',

  'targetGroup.name': 'Name',
  'targetGroup.contact': 'Contact',
  'targetGroup.address': 'Address',
  'targetGroup.number': 'Numbers',
  'targetGroup.role': 'Role',
  'targetGroup.consent': 'Consent',
  'targetGroup.own': 'Own fields',
  'targetGroup.other': 'Other',
  'target.external_id': 'Own number in this source',
  'target.full_name': 'Whole name',
  'target.title': 'Salutation or title',
  'target.initials': 'Initials',
  'target.first_name': 'First name',
  'target.call_name': 'Name in daily use',
  'target.prefix': 'Surname prefix',
  'target.surname': 'Surname',
  'target.partner_prefix': 'Prefix of the partner',
  'target.partner_surname': 'Surname of the partner',
  'target.birth_date': 'Date of birth',
  'target.organisation_name': 'Name of the organisation',
  'target.contact_name': 'Contact person',
  'target.email': 'E-mail address',
  'target.phone': 'Telephone',
  'target.mobile': 'Mobile',
  'target.website': 'Website',
  'target.address_line': 'Street and number together',
  'target.street': 'Street',
  'target.house_number': 'House number',
  'target.house_number_addition': 'Addition',
  'target.postcode': 'Postcode',
  'target.place': 'Place',
  'target.municipality': 'Municipality',
  'target.country': 'Country',
  'target.post_address_line': 'Postal address: street and number together',
  'target.post_street': 'Postal address: street or box',
  'target.post_house_number': 'Postal address: number',
  'target.post_postcode': 'Postal address: postcode',
  'target.post_place': 'Postal address: place',
  'target.brin': 'BRIN (school)',
  'target.brin_location': 'BRIN with location',
  'target.board_number': 'Number of the board',
  'target.kvk': 'KvK number',
  'target.rsin': 'RSIN',
  'target.card_number': 'Pass number',
  'target.branch': 'Branch',
  'target.role_from': 'Start of the role',
  'target.newsletter': 'Newsletter yes or no',
  'target.newsletter_on': 'Date of yes or no',
  'target.newsletter_source': 'Where the yes or no comes from',
  'target.no_email': 'Wants no e-mail',
  'target.no_phone': 'Does not want to be called',
  'target.no_post': 'Wants no post',
  'target.no_sms': 'Wants no text messages',
  'target.role_until': 'End of the role',
  'target.language': 'Language',
  'target.remark': 'Remark',
  'target.keep': 'Keep with the source',
  'target.skip': 'Do not keep',
  'targetHelp.external_id': 'By this we recognise the same row in a next version.',
  'targetHelp.full_name': 'Is split into first name, prefix and surname. The original is kept.',
  'targetHelp.contact_name': 'Becomes a relation of its own, linked to the organisation.',
  'targetHelp.address_line': 'Is split into street, number and addition.',
  'targetHelp.brin': 'A row with a known BRIN belongs to that school.',
  'targetHelp.brin_location': 'A row with a known number belongs to that location.',
  'targetHelp.board_number': 'Schools with the same number come under one board.',
  'targetHelp.kvk': 'A row with a known KvK number belongs to that relation.',
  'targetHelp.card_number': 'A row with a known pass number belongs to that relation.',
  'targetHelp.branch': 'The name of one of your branches.',
  'targetHelp.role_from': 'Since when somebody is, for example, a member.',
  'targetHelp.newsletter': 'A yes counts only where nothing is known yet. A no always counts.',
  'targetHelp.role_until': 'Until when somebody is, for example, a member.',
  'dateOrder.dmy': 'day – month – year',
  'dateOrder.mdy': 'month – day – year',
  'dateOrder.ymd': 'year – month – day',
  'reason.profile': 'as it was last time',
  'reason.layout': 'so it is called in that program',
  'reason.header': 'by the column name',
  'reason.header_and_content': 'by column name and contents',
  'reason.content': 'by the contents',
  'reason.unique': 'every value occurs once',
  'reason.bsn': 'looks like citizen service numbers',
  'reason.loan_title': 'looks like titles of loans',

  'format.text': 'Text with columns (csv)',
  'format.xlsx': 'Excel',
  'format.xls': 'Excel, old form',
  'format.ods': 'OpenDocument (LibreOffice)',
  'format.vcard': 'Address book (vCard)',
  'format.ldif': 'Address book (LDIF)',
  'format.ndjson': 'Lines of JSON (NDJSON)',
  'format.audience': 'Mailchimp export (zip)',
  'delimiter.comma': 'comma',
  'delimiter.semicolon': 'semicolon',
  'delimiter.tab': 'tab',
  'delimiter.pipe': 'vertical bar ( | )',
  'delimiter.spaces': 'spaces',
  'delimiter.other': 'the character {character}',

  'fileNote.note.other_format_than_name': 'The name of the file does not fit its contents. We go by the contents.',
  'fileNote.note.hidden_sheets':
    '{count, plural, one {There is # hidden sheet. We read it only when you choose it yourself.} other {There are # hidden sheets. We read those only when you choose them yourself.}}',
  'fileNote.note.rows_above_header':
    '{count, plural, one {The first row is an explanation and is skipped.} other {The first # rows are an explanation and are skipped.}}',
  'fileNote.note.no_header': 'There are no column names. The columns are therefore called by their place.',
  'fileNote.note.header_rows_combined': 'The column names are spread over several rows. We combined them.',
  'fileNote.note.duplicate_headers': 'A column name occurs more than once. We put a number behind it.',
  'fileNote.note.unnamed_columns':
    '{count, plural, one {# column has no name and is} other {# columns have no name and are}} called by the place.',
  'fileNote.note.blank_rows':
    '{count, plural, one {There is # blank row in between. It does not count.} other {There are # blank rows in between. They do not count.}}',
  'fileNote.note.rows_too_short':
    '{count, plural, one {# row has} other {# rows have}} fewer values than there are columns. The dry run shows which.',
  'fileNote.note.rows_too_long':
    '{count, plural, one {# row has} other {# rows have}} more values than there are columns. The dry run shows which.',
  'fileNote.note.unclosed_quote':
    'There is a quotation mark that is never closed. Check whether the last rows are right.',
  'fileNote.note.nul_removed': 'There were invisible characters in it that serve no purpose. They were left out.',
  'fileNote.note.damaged_characters':
    'Some letters were damaged before the file came here. You recognise them by the character �.',
  'fileNote.note.date_system_1904': 'Dates count from 1904, as on old Macs. We take that into account.',
  'fileNote.note.merged_cells':
    '{count, plural, one {There is # block of merged cells} other {There are # blocks of merged cells}}. Only the first cell of a block has the value.',
  'fileNote.note.formula_errors':
    '{count, plural, one {# cell holds} other {# cells hold}} a formula with an error. The dry run shows which.',
  'fileNote.note.formulas_without_result':
    '{count, plural, one {# formula has} other {# formulas have}} no result. Open the file in Excel and save it again.',
  'fileNote.note.impossible_dates':
    '{count, plural, one {# date does} other {# dates do}} not exist. The dry run shows which.',
  'fileNote.note.no_rows': 'There are no rows below the column names.',
  'fileNote.note.vcard_properties_skipped':
    'Not everything in the address book has a column, such as photos. That does not go in.',

  'fileProblem.file.empty': 'The file is empty. Check whether it was saved or exported properly, and choose it again.',
  'fileProblem.file.too_large': 'The file is {bytes}; we read no more than {limit} at once. Split it into parts.',
  'fileProblem.file.too_many_columns':
    'There are {columns} columns; at most {limit} can go in. Leave out columns you do not need.',
  'fileProblem.file.too_many_rows': 'There are more than {limit} rows. Split the file into parts.',
  'fileProblem.file.too_many_cells':
    'There are too many cells. Split the file, or leave out columns and sheets you do not need.',
  'fileProblem.file.cell_too_long':
    'On row {row} one value is longer than {limit} characters. Usually a quotation mark was not closed there: repair it and try again.',
  'fileProblem.file.encrypted':
    'The file is protected by a password. Save it in Excel without a password and choose it again.',
  'fileProblem.file.not_a_table': 'This is not a list but {found}. Save or export the list as Excel or csv.',
  'fileProblem.file.corrupt':
    'The file is damaged or did not come over completely. Open it in the program it comes from and save it again.',
  'fileProblem.file.zip_bomb':
    'Unpacked this file becomes far larger than an ordinary list can be. That is why we do not read it. Save the list again as csv.',
  'fileProblem.file.entity_bomb':
    'The file contains instructions that no spreadsheet program writes. That is why we do not read it. Save the list again as Excel or csv.',
  'fileProblem.file.changed':
    'The file changed while we were reading it. Close it in other programs and choose it again.',
  'fileProblem.file.memory': 'The file needs too much memory to read. Save the list as csv: that can be much larger.',
  'fileProblem.file.timeout':
    'Reading took longer than {limit} and was stopped. Save the list as csv or split it into parts.',
  'fileProblem.file.no_rows': 'Nothing is filled in on any sheet. Check whether this is the right file.',
  'fileProblem.file.sheet_not_found': 'Sheet {sheet} is no longer there. Choose the file again.',
  'fileProblem.file.reader_failed':
    'Reading this file went wrong on our side. Your relations were not touched. Try the list as csv; if that does not work either, ask the administrator.',
  'fileProblem.other':
    'Something went wrong that we did not expect. Your relations are as they were. Try again; if it keeps going wrong, ask the administrator.',
  'found.pdf': 'a pdf',
  'found.program': 'a program',
  'found.image': 'an image',
  'found.media': 'a sound or film file',
  'found.archive': 'a packed folder',
  'found.rtf': 'a text document',
  'found.database': 'a database',
  'found.html': 'a web page',
  'found.xml': 'an xml file',
  'found.json': 'a json file',
  'found.xlsb': 'an Excel file in binary form (xlsb)',
  'found.word': 'a Word document',
  'found.presentation': 'a presentation',
  'found.document': 'a text document',
  'found.binary': 'a file without text',
  'found.other': 'something else',

  'rowProblem.row.empty': 'The row is empty.',
  'rowProblem.row.too_few_cells': 'The row has fewer cells than the header. Check whether a separator is missing.',
  'rowProblem.row.too_many_cells':
    'The row has more cells than the header. Put a cell that contains a separator between quotation marks.',
  'rowProblem.row.no_name': 'There is no name, e-mail address, telephone or pass number in it. Fill in at least one.',
  'rowProblem.row.key_missing': 'The number by which we recognise the row is missing. Fill it in.',
  'rowProblem.row.key_repeated':
    'The number {value, select, none {of this row} other {“{value}”}} is also on row {otherRow}, with other data. Only that row counts. Give this one a number of its own or combine them.',
  'rowProblem.row.unreadable': 'The row cannot be read. Check the quotation marks.',
  'rowProblem.row.forgotten': 'This person asked to be forgotten. The row was not read in and not kept.',
  'rowProblem.row.too_long': 'The row is too long.',
  'rowProblem.value.email_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not an e-mail address.',
  'rowProblem.value.date_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a date. Write for example 31-12-2026.',
  'rowProblem.value.date_impossible':
    '{column, select, none {} other {{column}: }}{value, select, none {this day} other {“{value}”}} does not exist as a date, or is too far away.',
  'rowProblem.value.phone_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a valid telephone number.',
  'rowProblem.value.postcode_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a postcode. Write for example 1234 AB.',
  'rowProblem.value.kvk_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a KvK number (8 digits).',
  'rowProblem.value.yes_no_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not yes or no. Nothing of it was taken over.',
  'rowProblem.value.rsin_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not an RSIN (9 digits).',
  'rowProblem.value.brin_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a BRIN (such as 16AH).',
  'rowProblem.value.too_long':
    '{column, select, none {} other {{column}: }}{value, select, none {} other {“{value}” }}is too long.',
  'rowProblem.value.too_short':
    '{column, select, none {} other {{column}: }}the text is too short. Write at least {limit} characters.',
  'rowProblem.value.number_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a number. Write for example 1234.50.',
  'rowProblem.value.too_small':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is too low. The lowest is {limit}.',
  'rowProblem.value.too_large':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is too high. The highest is {limit}.',
  'rowProblem.value.too_many_decimals':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} has too many decimals. There may be {limit}.',
  'rowProblem.value.too_early':
    '{column, select, none {} other {{column}: }}{value, select, none {this day} other {“{value}”}} is too early. The first day is {limit}.',
  'rowProblem.value.too_late':
    '{column, select, none {} other {{column}: }}{value, select, none {this day} other {“{value}”}} is too late. The last day is {limit}.',
  'rowProblem.value.choice_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a choice of this field. Use one of the choices, or have one added.',
  'rowProblem.value.choice_retired':
    '{column, select, none {} other {{column}: }}this choice is retired. Use another one.',
  'rowProblem.value.form_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} does not have the right form. See the explanation of the field.',
  'rowProblem.value.reference_invalid':
    '{column, select, none {} other {{column}: }}this relation does not exist, or does not fit the field. Choose another relation.',
  'rowProblem.value.reference_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {this relation} other {“{value}”}} was not found. Write the name as it is in Klantregie, or a number (BRIN, KvK, pass or the number in this list). Or add the relation first.',
  'rowProblem.value.reference_ambiguous':
    '{column, select, none {} other {{column}: }}{value, select, none {this} other {“{value}”}} can be more than one relation. Write a number that only the right one has (BRIN, KvK, pass or the number in this list).',
  'rowProblem.value.kind_invalid':
    '{column, select, none {} other {{column}: }}this kind of value does not fit the field.',
  'rowProblem.value.formula_error':
    '{column, select, none {} other {{column}: }}the cell holds a formula with an error{value, select, none {} other { ({value})}}.',

  'job.identity.inspect-import': 'Looking at a file',
  'job.identity.check-import': 'Doing a dry run',
  'job.identity.run-import': 'Reading in a list',
  'job.identity.undo-import': 'Undoing a list',
  'import.inspecting': 'Looking at the file',
  'import.reading': 'Reading the rows',
  'import.comparing': 'Comparing with what is there already',
  'import.storing': 'Bringing relations up to date',
  'import.undoing': 'Putting everything back as it was',
  'survivorship.applying': 'Letting the chosen sources go first',

  'audit.import.uploaded': 'File offered',
  'audit.import.checked': 'Dry run done',
  'audit.import.started': 'Reading in started',
  'audit.import.rows_stored': 'Rows read in',
  'audit.import.done': 'List read in',
  'audit.import.undo_started': 'Undoing started',
  'audit.import.undone': 'Reading in undone',
  'audit.import.cancel_asked': 'Asked to stop',
  'audit.import.cancelled': 'Reading in stopped',
  'audit.import.failed': 'Reading in did not work',
  'audit.import.discarded': 'File thrown away',
  'audit.relation.created': 'Relation added',
  'audit.relation.field_changed': 'Value changed',
  'audit.relation.change_undone': 'Change undone',
  'question.accepting': 'Merging relations',
  'audit.merge.made': 'Relations merged',
  'audit.merge.run_applied': 'Relations merged by matching',
  'audit.merge.undone': 'Merge undone',
  'audit.merge.run_undone': 'Merges by matching undone',
  'audit.split.made': 'Relation split',
  'audit.split.undone': 'Split undone',
  'audit.decision.made': 'Decision about two relations made',
  'audit.decision.revoked': 'Decision about two relations taken back',
  'audit.survivorship.changed': 'Rule for which source counts changed',
} as const
