/** A mailbox from which lists come into a folder. */
export const mailboxesNl = {
  'mailbox.set': 'Postbus instellen…',
  'mailbox.change': 'Postbus wijzigen…',
  'mailbox.title': 'Postbus van {name}',
  'mailbox.text':
    'Lijsten die als bijlage in deze postbus komen, gaan naar de map. Gebruik een postbus die nergens anders voor is: gelezen berichten gaan daar naar de map “Verwerkt”. Na het opslaan worden lijsten met jouw rechten ingelezen.',
  'mailbox.host': 'Mailserver (IMAP)',
  'mailbox.security': 'Verbinding',
  'mailbox.security.tls': 'Versleuteld vanaf het begin (993)',
  'mailbox.security.starttls': 'Versleuteld na begroeting (143)',
  'mailbox.security.plain': 'Niet versleuteld (alleen eigen netwerk)',
  'mailbox.port': 'Poort',
  'mailbox.login': 'Gebruikersnaam',
  'mailbox.password': 'Wachtwoord',
  'mailbox.passwordStands':
    'Er staat een wachtwoord. Laat leeg om het te houden; bij een andere postbus is het opnieuw nodig.',
  'mailbox.inbox': 'Postvak',
  'mailbox.senders': 'Van wie lijsten worden gelezen',
  'mailbox.sendersText':
    'Eén adres per regel, of een apenstaart met een domein (@kassa.nl) voor iedereen daar. Uit berichten van anderen wordt niets gehaald.',
  'mailbox.save': 'Opslaan',
  'mailbox.saved': 'De postbus van {name} is ingesteld. Er wordt elke vijf minuten gekeken.',
  'mailbox.try': 'Postbus proberen',
  'mailbox.tried':
    'Gelukt: er {count, plural, one {ligt # ongelezen bericht} other {liggen # ongelezen berichten}} in de postbus.',
  'mailbox.remove': 'Postbus niet meer lezen…',
  'mailbox.removeTitle': 'Postbus van {name} niet meer lezen?',
  'mailbox.removeText': 'Wat is ingelezen blijft, en wat in de postbus ligt ook. Het wachtwoord wordt gewist.',
  'mailbox.removeDo': 'Niet meer lezen',
  'mailbox.removed': 'De postbus van {name} wordt niet meer gelezen.',
  'mailbox.reads': 'Lijsten komen ook uit postbus {login}',
  'mailbox.readAt': 'laatst gelezen {when}',
  'mailbox.neverRead': 'nog niet gelezen',
  'mailbox.problem.login_refused': 'De postbus weigert de gebruikersnaam of het wachtwoord.',
  'mailbox.problem.unreachable': 'De mailserver antwoordt niet. Er wordt vanzelf opnieuw geprobeerd.',
  'mailbox.problem.certificate': 'De verbinding met de mailserver is niet veilig: het certificaat klopt niet.',
  'mailbox.problem.folder_missing': 'Dit postvak bestaat niet op de mailserver.',
  'mailbox.problem.timed_out': 'De mailserver antwoordt te langzaam. Er wordt vanzelf opnieuw geprobeerd.',
  'mailbox.problem.address_refused':
    'Dit adres mag niet worden bereikt. Gebruik poort 993 of 143, of laat de beheerder van de installatie het adres toelaten (KLANTREGIE_OWN_NETWORK).',
  'mailbox.refused.sender_unknown':
    'Niets gehaald uit een bericht van {sender} ({when}): deze afzender staat niet bij wie lijsten stuurt.',
  'mailbox.refused.not_genuine':
    'Niets gehaald uit een bericht van {sender} ({when}): volgens de mailserver komt het niet van deze afzender.',
  'mailbox.refused.no_list': 'Niets gehaald uit een bericht van {sender} ({when}): er zat geen lijst bij.',
  'mailbox.refused.too_large':
    'Niets gehaald uit een bericht van {sender} ({when}): het is te groot. Laat een kleinere lijst sturen.',
  'mailbox.nobody': 'een onbekende',
  'audit.import_folder.mailbox_set': 'Postbus van map ingesteld',
  'audit.import_folder.mailbox_removed': 'Postbus van map weggehaald',
  'audit.import_folder.letter_taken': 'Lijst uit een bericht gehaald',
  'audit.import_folder.letter_refused': 'Uit een bericht niets gehaald',
} as const
