/** Everything that comes from the server as a code. */
export const codesNl = {
  'importState.inspecting': 'wordt bekeken',
  'importState.ready': 'wacht op keuzes',
  'importState.checking': 'proef loopt',
  'importState.checked': 'klaar om in te lezen',
  'importState.running': 'wordt ingelezen',
  'importState.done': 'ingelezen',
  'importState.undoing': 'wordt teruggedraaid',
  'importState.undone': 'teruggedraaid',
  'importState.failed': 'niet gelukt',
  'importState.cancelled': 'gestopt',
  'outcome.new': 'Nieuw',
  'outcome.changed': 'Gewijzigd',
  'outcome.same': 'Gelijk gebleven',
  'outcome.duplicate': 'Mogelijk dubbel',
  'outcome.rejected': 'Afgewezen',
  'part.new': '{count, number} nieuw',
  'part.changed': '{count, number} gewijzigd',
  'part.same': '{count, number} gelijk',
  'part.duplicate': '{count, number} mogelijk dubbel',
  'part.rejected': '{count, number} afgewezen',

  'targetGroup.name': 'Naam',
  'targetGroup.contact': 'Bereikbaar',
  'targetGroup.address': 'Adres',
  'targetGroup.number': 'Nummers',
  'targetGroup.role': 'Rol',
  'targetGroup.consent': 'Toestemming',
  'targetGroup.own': 'Eigen velden',
  'targetGroup.other': 'Overig',
  'target.external_id': 'Eigen nummer in deze bron',
  'target.full_name': 'Hele naam',
  'target.title': 'Aanhef of titel',
  'target.initials': 'Voorletters',
  'target.first_name': 'Voornaam',
  'target.call_name': 'Roepnaam',
  'target.prefix': 'Tussenvoegsel',
  'target.surname': 'Achternaam',
  'target.partner_prefix': 'Tussenvoegsel partner',
  'target.partner_surname': 'Achternaam partner',
  'target.birth_date': 'Geboortedatum',
  'target.organisation_name': 'Naam van de organisatie',
  'target.contact_name': 'Contactpersoon',
  'target.email': 'E-mailadres',
  'target.phone': 'Telefoon',
  'target.mobile': 'Mobiel',
  'target.website': 'Website',
  'target.address_line': 'Straat en huisnummer samen',
  'target.street': 'Straat',
  'target.house_number': 'Huisnummer',
  'target.house_number_addition': 'Toevoeging',
  'target.postcode': 'Postcode',
  'target.place': 'Plaats',
  'target.municipality': 'Gemeente',
  'target.country': 'Land',
  'target.post_address_line': 'Postadres: straat en nummer samen',
  'target.post_street': 'Postadres: straat of postbus',
  'target.post_house_number': 'Postadres: nummer',
  'target.post_postcode': 'Postadres: postcode',
  'target.post_place': 'Postadres: plaats',
  'target.brin': 'BRIN (school)',
  'target.brin_location': 'BRIN met vestiging',
  'target.board_number': 'Bestuursnummer',
  'target.kvk': 'KvK-nummer',
  'target.rsin': 'RSIN',
  'target.card_number': 'Pasnummer',
  'target.branch': 'Vestiging',
  'target.role_from': 'Begindatum van de rol',
  'target.newsletter': 'Nieuwsbrief ja of nee',
  'target.newsletter_on': 'Datum van ja of nee',
  'target.newsletter_source': 'Waar het ja of nee vandaan komt',
  'target.no_email': 'Wil geen e-mail',
  'target.no_phone': 'Wil niet gebeld worden',
  'target.no_post': 'Wil geen post',
  'target.no_sms': 'Wil geen sms of app',
  'target.role_until': 'Einddatum van de rol',
  'target.language': 'Taal',
  'target.remark': 'Opmerking',
  'target.keep': 'Bewaren bij de bron',
  'target.skip': 'Niet bewaren',
  'targetHelp.external_id': 'Hieraan herkennen we dezelfde regel in een volgende versie.',
  'targetHelp.full_name': 'Wordt gesplitst in voornaam, tussenvoegsel en achternaam. Het origineel blijft bewaard.',
  'targetHelp.contact_name': 'Wordt een eigen relatie, met een verband naar de organisatie.',
  'targetHelp.address_line': 'Wordt gesplitst in straat, huisnummer en toevoeging.',
  'targetHelp.brin': 'Een regel met een bekend BRIN hoort bij die school.',
  'targetHelp.brin_location': 'Een regel met een bekend nummer hoort bij die vestiging.',
  'targetHelp.board_number': 'Scholen met hetzelfde nummer komen onder één bestuur.',
  'targetHelp.kvk': 'Een regel met een bekend KvK-nummer hoort bij die relatie.',
  'targetHelp.card_number': 'Een regel met een bekend pasnummer hoort bij die relatie.',
  'targetHelp.branch': 'De naam van een van jullie vestigingen.',
  'targetHelp.role_from': 'Sinds wanneer iemand bijvoorbeeld lid is.',
  'targetHelp.newsletter': 'Een ja telt alleen als er nog niets bekend is. Een nee telt altijd.',
  'targetHelp.role_until': 'Tot wanneer iemand bijvoorbeeld lid is.',
  'dateOrder.dmy': 'dag – maand – jaar',
  'dateOrder.mdy': 'maand – dag – jaar',
  'dateOrder.ymd': 'jaar – maand – dag',
  'reason.profile': 'zo was het de vorige keer',
  'reason.layout': 'zo heet het in dat programma',
  'reason.header': 'door de kolomnaam',
  'reason.header_and_content': 'door kolomnaam en inhoud',
  'reason.content': 'door de inhoud',
  'reason.unique': 'elke waarde komt één keer voor',
  'reason.bsn': 'lijkt op burgerservicenummers',
  'reason.loan_title': 'lijkt op titels van uitleningen',

  'format.text': 'Tekst met kolommen (csv)',
  'format.xlsx': 'Excel',
  'format.xls': 'Excel, oude vorm',
  'format.ods': 'OpenDocument (LibreOffice)',
  'format.vcard': 'Adresboek (vCard)',
  'format.ldif': 'Adresboek (LDIF)',
  'format.ndjson': 'Regels JSON (NDJSON)',
  'format.audience': 'Mailchimp-export (zip)',
  'delimiter.comma': 'komma',
  'delimiter.semicolon': 'puntkomma',
  'delimiter.tab': 'tab',
  'delimiter.pipe': 'rechte streep ( | )',
  'delimiter.spaces': 'spaties',
  'delimiter.other': 'het teken {character}',

  'fileNote.note.other_format_than_name': 'De naam van het bestand past niet bij de inhoud. We gaan uit van de inhoud.',
  'fileNote.note.hidden_sheets':
    '{count, plural, one {Er is # verborgen blad. Dat lezen we alleen als je het zelf kiest.} other {Er zijn # verborgen bladen. Die lezen we alleen als je ze zelf kiest.}}',
  'fileNote.note.rows_above_header':
    '{count, plural, one {De eerste regel is een toelichting en wordt overgeslagen.} other {De eerste # regels zijn een toelichting en worden overgeslagen.}}',
  'fileNote.note.no_header': 'Er zijn geen kolomnamen. De kolommen heten daarom naar hun plaats.',
  'fileNote.note.header_rows_combined': 'De kolomnamen staan verdeeld over meer regels. We hebben ze samengenomen.',
  'fileNote.note.duplicate_headers': 'Een kolomnaam komt vaker voor. We hebben er een nummer achter gezet.',
  'fileNote.note.unnamed_columns':
    '{count, plural, one {# kolom heeft geen naam en heet} other {# kolommen hebben geen naam en heten}} daarom naar de plaats.',
  'fileNote.note.blank_rows':
    '{count, plural, one {Er staat # lege regel tussen. Die telt niet mee.} other {Er staan # lege regels tussen. Die tellen niet mee.}}',
  'fileNote.note.rows_too_short':
    '{count, plural, one {# regel heeft} other {# regels hebben}} minder waarden dan er kolommen zijn. De proef laat zien welke.',
  'fileNote.note.rows_too_long':
    '{count, plural, one {# regel heeft} other {# regels hebben}} meer waarden dan er kolommen zijn. De proef laat zien welke.',
  'fileNote.note.unclosed_quote':
    'Er is een aanhalingsteken dat niet wordt gesloten. Kijk na of de laatste regels kloppen.',
  'fileNote.note.nul_removed': 'Er stonden onzichtbare tekens in die nergens voor dienen. Die zijn weggelaten.',
  'fileNote.note.damaged_characters':
    'Sommige letters waren al beschadigd voordat het bestand hier kwam. Je herkent ze aan het teken �.',
  'fileNote.note.date_system_1904': 'De datums tellen vanaf 1904, zoals op oude Macs. Daar houden we rekening mee.',
  'fileNote.note.merged_cells':
    '{count, plural, one {Er is # blok samengevoegde cellen} other {Er zijn # blokken samengevoegde cellen}}. Alleen de eerste cel van een blok heeft de waarde.',
  'fileNote.note.formula_errors':
    '{count, plural, one {# cel bevat} other {# cellen bevatten}} een formule met een fout. De proef laat zien welke.',
  'fileNote.note.formulas_without_result':
    '{count, plural, one {# formule heeft} other {# formules hebben}} geen uitkomst. Open het bestand in Excel en bewaar het opnieuw.',
  'fileNote.note.impossible_dates':
    '{count, plural, one {# datum bestaat} other {# datums bestaan}} niet. De proef laat zien welke.',
  'fileNote.note.no_rows': 'Onder de kolomnamen staan geen regels.',
  'fileNote.note.vcard_properties_skipped':
    'Niet alles uit het adresboek heeft een kolom, zoals foto’s. Dat gaat niet mee.',

  'fileProblem.file.empty': 'Het bestand is leeg. Kijk of het goed is bewaard of geëxporteerd, en kies het opnieuw.',
  'fileProblem.file.too_large':
    'Het bestand is {bytes}; meer dan {limit} lezen we niet in één keer. Splits het in delen.',
  'fileProblem.file.too_many_columns':
    'Er zijn {columns} kolommen; ten hoogste {limit} kunnen mee. Laat kolommen weg die je niet nodig hebt.',
  'fileProblem.file.too_many_rows': 'Er zijn meer dan {limit} regels. Splits het bestand in delen.',
  'fileProblem.file.too_many_cells':
    'Er zijn te veel cellen. Splits het bestand, of laat kolommen en bladen weg die je niet nodig hebt.',
  'fileProblem.file.cell_too_long':
    'Op regel {row} is één waarde langer dan {limit} tekens. Meestal is een aanhalingsteken daar niet gesloten: herstel dat en probeer het opnieuw.',
  'fileProblem.file.encrypted':
    'Het bestand is beveiligd met een wachtwoord. Bewaar het in Excel zonder wachtwoord en kies het opnieuw.',
  'fileProblem.file.not_a_table': 'Dit is geen lijst maar {found}. Bewaar of exporteer de lijst als Excel of csv.',
  'fileProblem.file.corrupt':
    'Het bestand is beschadigd of niet helemaal overgekomen. Open het in het programma waar het vandaan komt en bewaar het opnieuw.',
  'fileProblem.file.zip_bomb':
    'Uitgepakt wordt dit bestand veel groter dan een gewone lijst kan zijn. Daarom lezen we het niet. Bewaar de lijst opnieuw als csv.',
  'fileProblem.file.entity_bomb':
    'In het bestand staan opdrachten die geen rekenprogramma schrijft. Daarom lezen we het niet. Bewaar de lijst opnieuw als Excel of csv.',
  'fileProblem.file.changed':
    'Het bestand veranderde terwijl we het lazen. Sluit het in andere programma’s en kies het opnieuw.',
  'fileProblem.file.memory':
    'Het bestand vraagt te veel geheugen om te lezen. Bewaar de lijst als csv: dat kan veel groter zijn.',
  'fileProblem.file.timeout':
    'Het lezen duurde langer dan {limit} en is gestopt. Bewaar de lijst als csv of splits haar in delen.',
  'fileProblem.file.no_rows': 'Er staat op geen enkel blad iets ingevuld. Kijk of je het goede bestand hebt.',
  'fileProblem.file.sheet_not_found': 'Blad {sheet} is er niet meer. Kies het bestand opnieuw.',
  'fileProblem.file.reader_failed':
    'Het lezen van dit bestand ging mis bij ons. Je relaties zijn niet geraakt. Probeer de lijst als csv; lukt dat ook niet, vraag dan de beheerder.',
  'fileProblem.other':
    'Er ging iets mis dat we niet verwachtten. Je relaties zijn zoals ze waren. Probeer het opnieuw; blijft het misgaan, vraag dan de beheerder.',
  'found.pdf': 'een pdf',
  'found.program': 'een programma',
  'found.image': 'een afbeelding',
  'found.media': 'een geluids- of filmbestand',
  'found.archive': 'een ingepakte map',
  'found.rtf': 'een tekstdocument',
  'found.database': 'een database',
  'found.html': 'een webpagina',
  'found.xml': 'een xml-bestand',
  'found.json': 'een json-bestand',
  'found.xlsb': 'een Excel-bestand in binaire vorm (xlsb)',
  'found.word': 'een Word-document',
  'found.presentation': 'een presentatie',
  'found.document': 'een tekstdocument',
  'found.binary': 'een bestand zonder tekst',
  'found.other': 'iets anders',

  'rowProblem.row.empty': 'De regel is leeg.',
  'rowProblem.row.too_few_cells':
    'De regel heeft minder cellen dan de kop. Controleer of er een scheidingsteken ontbreekt.',
  'rowProblem.row.too_many_cells':
    'De regel heeft meer cellen dan de kop. Zet een cel met een scheidingsteken tussen aanhalingstekens.',
  'rowProblem.row.no_name':
    'Er staat geen naam, e-mailadres, telefoonnummer of pasnummer in. Vul er ten minste één in.',
  'rowProblem.row.key_missing': 'Het nummer waaraan we de regel herkennen ontbreekt. Vul het in.',
  'rowProblem.row.key_repeated':
    'Het nummer {value, select, none {van deze regel} other {“{value}”}} staat ook op regel {otherRow}, met andere gegevens. Alleen die regel telt. Geef deze een eigen nummer of voeg ze samen.',
  'rowProblem.row.unreadable': 'De regel is niet te lezen. Controleer de aanhalingstekens.',
  'rowProblem.row.forgotten': 'Deze persoon vroeg om vergeten te worden. De regel is niet ingelezen en niet bewaard.',
  'rowProblem.row.too_long': 'De regel is te lang.',
  'rowProblem.value.email_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen e-mailadres.',
  'rowProblem.value.date_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen datum. Schrijf bijvoorbeeld 31-12-2026.',
  'rowProblem.value.date_impossible':
    '{column, select, none {} other {{column}: }}{value, select, none {deze dag} other {“{value}”}} bestaat niet als datum, of ligt te ver weg.',
  'rowProblem.value.phone_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen geldig telefoonnummer.',
  'rowProblem.value.postcode_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen postcode. Schrijf bijvoorbeeld 1234 AB.',
  'rowProblem.value.kvk_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen KvK-nummer (8 cijfers).',
  'rowProblem.value.yes_no_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen ja of nee. Er is niets van overgenomen.',
  'rowProblem.value.rsin_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen RSIN (9 cijfers).',
  'rowProblem.value.brin_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen BRIN (zoals 16AH).',
  'rowProblem.value.too_long':
    '{column, select, none {} other {{column}: }}{value, select, none {} other {“{value}” }}is te lang.',
  'rowProblem.value.too_short':
    '{column, select, none {} other {{column}: }}de tekst is te kort. Schrijf ten minste {limit} tekens.',
  'rowProblem.value.number_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen getal. Schrijf bijvoorbeeld 1.234,50.',
  'rowProblem.value.too_small':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is te laag. Het laagste is {limit}.',
  'rowProblem.value.too_large':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is te hoog. Het hoogste is {limit}.',
  'rowProblem.value.too_many_decimals':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} heeft te veel cijfers achter de komma. Er mogen er {limit} staan.',
  'rowProblem.value.too_early':
    '{column, select, none {} other {{column}: }}{value, select, none {deze dag} other {“{value}”}} is te vroeg. De eerste dag is {limit}.',
  'rowProblem.value.too_late':
    '{column, select, none {} other {{column}: }}{value, select, none {deze dag} other {“{value}”}} is te laat. De laatste dag is {limit}.',
  'rowProblem.value.choice_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen keuze van dit veld. Kies een van de keuzes, of laat er een toevoegen.',
  'rowProblem.value.choice_retired':
    '{column, select, none {} other {{column}: }}deze keuze is vervallen. Kies een andere.',
  'rowProblem.value.form_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} heeft niet de goede vorm. Kijk bij de uitleg van het veld.',
  'rowProblem.value.reference_invalid':
    '{column, select, none {} other {{column}: }}deze relatie bestaat niet, of past niet bij het veld. Kies een andere relatie.',
  'rowProblem.value.reference_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {deze relatie} other {“{value}”}} vinden we niet. Schrijf de naam zoals die in Klantregie staat, of een nummer (BRIN, KvK, pas of het nummer in deze lijst). Of voeg de relatie eerst toe.',
  'rowProblem.value.reference_ambiguous':
    '{column, select, none {} other {{column}: }}{value, select, none {dit} other {“{value}”}} kan meer dan één relatie zijn. Schrijf een nummer dat alleen de goede heeft (BRIN, KvK, pas of het nummer in deze lijst).',
  'rowProblem.value.kind_invalid':
    '{column, select, none {} other {{column}: }}dit soort waarde past niet bij het veld.',
  'rowProblem.value.formula_error':
    '{column, select, none {} other {{column}: }}de cel bevat een formule met een fout{value, select, none {} other { ({value})}}.',

  'job.identity.inspect-import': 'Een bestand bekijken',
  'job.identity.check-import': 'Een proef draaien',
  'job.identity.run-import': 'Een lijst inlezen',
  'job.identity.undo-import': 'Het inlezen terugdraaien',
  'import.inspecting': 'Het bestand bekijken',
  'import.reading': 'De regels lezen',
  'import.comparing': 'Vergelijken met wat er al is',
  'import.storing': 'De relaties bijwerken',
  'import.undoing': 'Alles terugzetten zoals het was',
  'survivorship.applying': 'De gekozen bronnen laten voorgaan',

  'audit.import.uploaded': 'Bestand aangeboden',
  'audit.import.checked': 'Proef gedraaid',
  'audit.import.started': 'Inlezen gestart',
  'audit.import.rows_stored': 'Regels ingelezen',
  'audit.import.done': 'Lijst ingelezen',
  'audit.import.undo_started': 'Terugdraaien gestart',
  'audit.import.undone': 'Inlezen teruggedraaid',
  'audit.import.cancel_asked': 'Gevraagd om te stoppen',
  'audit.import.cancelled': 'Inlezen gestopt',
  'audit.import.failed': 'Inlezen niet gelukt',
  'audit.import.discarded': 'Bestand weggegooid',
  'audit.relation.created': 'Relatie toegevoegd',
  'audit.relation.field_changed': 'Gegeven gewijzigd',
  'audit.relation.change_undone': 'Wijziging teruggedraaid',
  'question.accepting': 'Relaties samenvoegen',
  'audit.merge.made': 'Relaties samengevoegd',
  'audit.merge.run_applied': 'Relaties samengevoegd door koppelen',
  'audit.merge.undone': 'Samenvoeging ongedaan gemaakt',
  'audit.merge.run_undone': 'Samenvoegingen door koppelen ongedaan gemaakt',
  'audit.split.made': 'Relatie gesplitst',
  'audit.split.undone': 'Splitsing ongedaan gemaakt',
  'audit.decision.made': 'Besluit over twee relaties genomen',
  'audit.decision.revoked': 'Besluit over twee relaties ingetrokken',
  'audit.survivorship.changed': 'Regel voor welke bron geldt gewijzigd',
} as const
