/** What can go wrong, by the code with which the server says so. */
export const errorsNl = {
  'error.identity.source_not_found': 'Deze bron bestaat niet meer. Kies een andere bron.',
  'error.identity.source_name_taken': 'Er is al een bron met deze naam. Kies die bron, of een andere naam.',
  'error.identity.import_not_found': 'Deze lijst is er niet meer. Misschien heeft iemand haar weggegooid.',
  'error.identity.import_wrong_state':
    'Dat kan nu niet: de lijst is intussen een stap verder. De pagina laat zien hoe het ervoor staat.',
  'error.identity.import_not_latest': 'Uit deze bron is later opnieuw ingelezen. Maak eerst de latere lijst ongedaan.',
  'error.identity.import_incomplete':
    'Nog niet alles is gekozen. Kijk na of er een blad, een bron en kolommen gekozen zijn.',
  'error.identity.import_file_removed':
    'De lijst is verwijderd volgens de bewaartermijn. Lees haar opnieuw in als dat nog nodig is.',
  'error.identity.import_column_stopped':
    'Een kolom met burgerservicenummers of titels van uitleningen mag niet worden ingelezen. Zet haar op “Niet bewaren”.',
  'error.identity.import_no_name_column': 'Kies ten minste één kolom met een naam, e-mailadres of telefoonnummer.',
  'error.identity.import_no_day_column': 'Kies ten minste één kolom die zegt wanneer het was.',
  'error.identity.import_loan_words':
    'Van uitleningen komen alleen aantallen binnen. Bewaar de kolommen met titels, zaal, prijssoort, kanaal en opmerking niet.',
  'error.identity.file_refused':
    'Zo kunnen we het bestand niet lezen. Kies een andere regel voor de kolomnamen, of een ander blad.',
  'error.identity.folder_not_found': 'Deze map bestaat niet of wordt niet meer gelezen.',
  'error.identity.folder_name_taken': 'Er is al een map met deze naam. Kies een andere naam.',
  'error.identity.mailbox_not_found': 'Bij deze map hoort geen postbus.',
  'error.identity.mailbox_password_needed':
    'Geef het wachtwoord van de postbus. Het staat er nog niet, of het hoorde bij een andere postbus.',
  'error.identity.folder_paused': 'Deze map staat stil. Zet haar eerst weer aan.',
  'error.identity.field_changed':
    'Iemand anders heeft dit net ook gewijzigd. Jouw waarde is nog niet bewaard: kies welke moet blijven.',
  'error.identity.field_invalid':
    'Deze waarde klopt nog niet. Verbeter haar en bewaar opnieuw; wat er stond is er nog.',
  'error.identity.field_required': 'Een verplicht veld is niet ingevuld. Er is niets opgeslagen.',
  'error.identity.nothing_to_undo': 'Deze wijziging is al teruggedraaid, of er kwam een nieuwere overheen.',
  'error.identity.question_not_found': 'Deze vraag bestaat niet (meer).',
  'error.identity.question_answered': 'Deze vraag is intussen al beantwoord.',
  'error.identity.question_colleague_unknown': 'Kies een collega die deze vraag mag beantwoorden.',
  'error.identity.question_sample_changed':
    'De vragen van deze soort zijn intussen veranderd. Bekijk de steekproef opnieuw.',
  'error.identity.matching_busy': 'Er loopt al een vergelijking van alle gegevens. Wacht tot die klaar is.',
  'error.identity.thresholds_crossed': 'De grens voor vanzelf samenvoegen moet hoger liggen dan de grens om te vragen.',
  'error.identity.match_run_not_found': 'Deze vergelijking bestaat niet (meer).',
  'error.identity.match_run_undone': 'Deze vergelijking is al ongedaan gemaakt.',
  'error.identity.household_in_use':
    'Aan dit huishouden is al iets toegevoegd. Er is niets teruggedraaid. Archiveer het op zijn eigen pagina als het niet klopt.',
  'error.identity.household_not_found': 'Dit voorstel bestaat niet (meer).',
  'error.identity.merge_not_found': 'Deze samenvoeging bestaat niet (meer).',
  'error.identity.merge_with_itself': 'Dit is al één relatie. Kies twee verschillende relaties.',
  'error.identity.merge_kinds_differ':
    'Een persoon, een organisatie en een huishouden kunnen niet worden samengevoegd.',
  'error.identity.merge_decided_not_same':
    'Eerder is besloten dat dit niet dezelfde is. Trek dat besluit in, of voeg toch samen.',
  'error.identity.merge_choice_invalid': 'Kies per gegeven een waarde van een van deze twee relaties.',
  'error.identity.merge_undone': 'Deze samenvoeging is al ongedaan gemaakt.',
  'error.identity.merge_changed': 'Een van de relaties is intussen gewijzigd. Kijk opnieuw en voeg dan samen.',
  'error.identity.split_not_found': 'Deze splitsing bestaat niet (meer).',
  'error.identity.split_record_not_found': 'Een van deze bronrecords hoort niet (meer) bij deze relatie.',
  'error.identity.split_of_everything': 'Kies een deel van de bronrecords: wie alles weghaalt, houdt niets over.',
  'error.identity.split_undone': 'Deze splitsing is al ongedaan gemaakt.',
  'error.identity.decision_not_found': 'Dit besluit bestaat niet (meer).',
} as const
