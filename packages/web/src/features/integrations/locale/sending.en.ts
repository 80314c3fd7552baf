/** Segments that go out to newsletter systems. */
export const sendingEn = {
  'connection.part.sending': 'Segments',
  'sending.lead':
    'Whoever is in a segment and may be mailed for this gets a mark in the newsletter system. With it you send a mailing there to exactly those people. Whoever unsubscribed there is left alone.',
  'sending.noList':
    'First say under Settings what the lists of this system stand for. Without a purpose we do not know who may be mailed.',
  'sending.empty': 'No segment goes to this system yet',
  'sending.emptyText': 'Choose a segment and a list. We then keep the mark up to date.',
  'sending.example': 'For example: “Loyal visitors” get the mark “Loyal visitors” on the list Newsletter.',
  'sending.add': 'Let a segment go out',
  'sending.segment': 'Segment',
  'sending.list': 'List',
  'sending.listText': 'Only those who may be mailed for the purpose of this list go along.',
  'sending.mark': 'Mark',
  'sending.markText': 'How it is called there: a tag in Mailchimp, a group in MailerLite, a field in Laposta.',
  'sending.every': 'How often to update',
  'sending.every.1': 'Every hour',
  'sending.every.4': 'Every four hours',
  'sending.every.24': 'Every day',
  'sending.every.168': 'Every week',
  'sending.adds': 'Put those on the list who are not on it yet',
  'sending.addsText': 'Only those who consented, or may be mailed for it on another ground.',
  'sending.added': '“{name}” goes out.',
  'sending.where': 'Where to',
  'sending.whereText': '{list}, mark “{mark}”',
  'sending.last': 'Last time',
  'sending.notYet': 'Not gone yet',
  'sending.busy': 'Busy',
  'sending.paused': 'Paused',
  'sending.nobody': 'nobody',
  'sending.count.added': '{count} added',
  'sending.count.marked': '{count} got the mark',
  'sending.count.kept': '{count} had it already',
  'sending.count.unmarked': '{count} lost it',
  'sending.count.declined': '{count} unsubscribed there and left alone',
  'sending.count.absent': '{count} not on the list',
  'sending.count.refused': '{count} addresses refused',
  'sending.count.withheld': '{count} could not go along',
  'sending.holder': 'With the rights of',
  'sending.holderGone': '{name} may no longer export',
  'sending.actions': 'Actions',
  'sending.actionsFor': 'Actions for {name}',
  'sending.now': 'Update now',
  'sending.begun': '“{name}” is being updated.',
  'sending.pause': 'Pause',
  'sending.resume': 'Let it go out again',
  'sending.stop': 'Let it go out no longer',
  'sending.stopTitle': 'Let “{name}” go out no longer?',
  'sending.stopText':
    'The mark stays there with whoever has it and is no longer kept up to date. Remove it there when you do not use it any more.',
  'sending.stopped': '“{name}” goes out no longer.',
  'sending.people': 'Updating people',
  'sendingProblem.rights':
    'Whoever set this up may not export these people (any more). Pause it and let it go out again: then it goes with your rights.',
  'sendingProblem.segment_gone': 'The segment is not there any more, or is no longer shared with whoever set this up.',
  'sendingProblem.list_gone': 'Settings no longer say what this list is for.',
  'job.integrations.send-segment': 'Letting a segment go out',
  'sendingProblem.address_refused':
    'The address of the system leads to a place where this installation may not knock. Nothing was fetched; what was there stays. Check the address or ask whoever runs the server.',
  'sendingProblem.host_not_allowed':
    'This installation may not connect to this address. Nothing was fetched; what was there stays. Check that the address begins with https://, or ask whoever runs the server to allow it.',
  'sendingProblem.unreachable':
    'The system could not be reached. What was there stays. We try again by ourselves; check the address if it goes on.',
  'sendingProblem.certificate':
    'The security certificate of the system is not right. Nothing was fetched, what was there stays. Ask whoever runs the system to renew the certificate.',
  'sendingProblem.timed_out':
    'The system answered too late. What came in stays. Next time we go on from where we were.',
  'sendingProblem.too_large':
    'The answer of the system was too large to read. What came in stays. Tell your administrator.',
  'sendingProblem.redirect_refused':
    'The system sent us on to another address; we do not follow that. What was there stays. Give the address where the system really is now.',
  'sendingProblem.not_understood':
    'The system gave an answer that we do not understand. What came in stays. Check that the address really is of this system; if it goes on, tell your administrator.',
  'sendingProblem.key_refused':
    'The system does not know the key (any more). What was there stays. Make a new key in the system and replace it among the settings.',
  'sendingProblem.key_incomplete':
    'The key is not complete: it ends with a hyphen, letters and figures, for example -us21. Nothing was fetched. Paste the whole key in the settings.',
  'sendingProblem.not_allowed':
    'The key may not look at this. What was there stays. Give the key more rights in the system, and try again.',
  'sendingProblem.not_found':
    'The system does not know what we asked for. What was there stays. Check the address and the name of the organiser.',
  'sendingProblem.too_busy':
    'The system asks us to wait because it is busy. What came in stays. We go on by ourselves; there is nothing to do.',
  'sendingProblem.failing':
    'The system itself has a failure. What came in stays. We try again by ourselves; ask the supplier if it takes long.',
  'sendingProblem.resting':
    'It went wrong a few times in a row, so we leave the system alone for a while. What was there stays. We try again soon by ourselves.',
  'sendingProblem.secret_unreadable':
    'The stored key can no longer be read, for example after a backup was put back. What was there stays. Give the key again among the settings.',
  'sendingProblem.shrunk':
    'The system suddenly says that most people of a list are gone. That is often a failure, so nothing was changed. Look in the system; if it is right after all, choose Fetch now.',
  'sendingProblem.cancelled': 'Somebody stopped the fetching. What came in stays. Next time we go on.',
  'sendingProblem.internal':
    'Something went wrong on our side. What came in stays. We try again; if it goes on, tell your administrator.',
  'error.integrations.sends_nothing': 'Segments cannot go to this system.',
  'error.integrations.mark_taken': 'A segment with this mark already goes to this list. Choose another name.',
  'error.integrations.may_not_send':
    'Whoever lets a segment go out must be allowed to export relations. Ask a colleague who is.',
  'error.integrations.sent_segment_not_found': 'This segment does not go to this system (any more).',
  'error.integrations.sending_running': 'This segment is going out already. Wait until that is done.',
  'audit.sent_segment.added': 'Segment let out',
  'audit.sent_segment.changed': 'Outgoing segment changed',
  'audit.sent_segment.removed': 'Segment goes out no longer',
  'audit.sent_segment.asked': 'Segment let out by hand',
  'audit.sent_segment.sent': 'Segment went out',
} as const
