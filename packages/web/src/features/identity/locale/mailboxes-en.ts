/** A mailbox from which lists come into a folder. */
export const mailboxesEn = {
  'mailbox.set': 'Set up a mailbox…',
  'mailbox.change': 'Change the mailbox…',
  'mailbox.title': 'Mailbox of {name}',
  'mailbox.text':
    'Lists that arrive as an attachment in this mailbox go to the folder. Use a mailbox that serves nothing else: read messages go to the folder “Verwerkt” there. Once saved, lists are read in with your rights.',
  'mailbox.host': 'Mail server (IMAP)',
  'mailbox.security': 'Connection',
  'mailbox.security.tls': 'Encrypted from the start (993)',
  'mailbox.security.starttls': 'Encrypted after the greeting (143)',
  'mailbox.security.plain': 'Not encrypted (own network only)',
  'mailbox.port': 'Port',
  'mailbox.login': 'User name',
  'mailbox.password': 'Password',
  'mailbox.passwordStands': 'There is a password. Leave empty to keep it; for another mailbox it is needed again.',
  'mailbox.inbox': 'Inbox',
  'mailbox.senders': 'Whose lists are read',
  'mailbox.sendersText':
    'One address per line, or an at sign with a domain (@kassa.nl) for everybody there. Nothing is taken out of messages of others.',
  'mailbox.save': 'Save',
  'mailbox.saved': 'The mailbox of {name} is set up. It is looked into every five minutes.',
  'mailbox.try': 'Try the mailbox',
  'mailbox.tried':
    'It works: there {count, plural, one {is # unread message} other {are # unread messages}} in the mailbox.',
  'mailbox.remove': 'Stop reading the mailbox…',
  'mailbox.removeTitle': 'Stop reading the mailbox of {name}?',
  'mailbox.removeText': 'What was read in stays, and so does what is in the mailbox. The password is erased.',
  'mailbox.removeDo': 'Stop reading',
  'mailbox.removed': 'The mailbox of {name} is read no longer.',
  'mailbox.reads': 'Lists also come from mailbox {login}',
  'mailbox.readAt': 'last read {when}',
  'mailbox.neverRead': 'not read yet',
  'mailbox.problem.login_refused': 'The mailbox refuses the user name or the password.',
  'mailbox.problem.unreachable': 'The mail server does not answer. It is tried again by itself.',
  'mailbox.problem.certificate': 'The connection to the mail server is not safe: its certificate is not right.',
  'mailbox.problem.folder_missing': 'This inbox is not on the mail server.',
  'mailbox.problem.timed_out': 'The mail server answers too slowly. It is tried again by itself.',
  'mailbox.problem.address_refused':
    'This address may not be reached. Use port 993 or 143, or have the administrator of the installation allow the address (KLANTREGIE_OWN_NETWORK).',
  'mailbox.refused.sender_unknown':
    'Nothing taken out of a message of {sender} ({when}): this sender is not among those who send lists.',
  'mailbox.refused.not_genuine':
    'Nothing taken out of a message of {sender} ({when}): according to the mail server it is not of this sender.',
  'mailbox.refused.no_list': 'Nothing taken out of a message of {sender} ({when}): it held no list.',
  'mailbox.refused.too_large':
    'Nothing taken out of a message of {sender} ({when}): it is too large. Have a smaller list sent.',
  'mailbox.nobody': 'somebody unknown',
  'audit.import_folder.mailbox_set': 'Mailbox of folder set up',
  'audit.import_folder.mailbox_removed': 'Mailbox of folder removed',
  'audit.import_folder.letter_taken': 'List taken out of a message',
  'audit.import_folder.letter_refused': 'Nothing taken out of a message',
} as const
