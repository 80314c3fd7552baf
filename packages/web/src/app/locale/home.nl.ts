/** The home page: what waits, the one deed, the insight and the guide. */
export const homeNl = {
  'home.arrange': 'Vandaag indelen',
  'home.arrange.help':
    'Sleep een deel naar een andere plek, of kies de plek in het menu erachter. Op een telefoon staat de rechterkolom onder de linker.',
  'home.arrange.done': 'Klaar',
  'home.arrange.reset': 'Terug naar de gewone indeling',
  'home.arrange.wasReset': 'Vandaag heeft weer de gewone indeling.',
  'home.column.main': 'Links, het breedst',
  'home.column.side': 'Rechts',
  'home.column.hidden': 'Niet tonen',
  'home.column.empty': 'Niets. Sleep hier een deel naartoe.',
  'home.moveOf': '{name} verplaatsen',
  'home.move.up': 'Omhoog',
  'home.move.down': 'Omlaag',
  'home.move.other': 'Naar de andere kolom',
  'home.move.hide': 'Niet tonen',
  'home.move.show': 'Tonen',
  'home.part.tasks': 'Jouw taken',
  'home.part.approaches': 'Jouw benaderingen',
  'home.part.steps': 'Stappen voor jouw rol',
  'home.part.mine': 'Jouw relaties: wat veranderde',
  'home.part.waiting': 'Wacht op jou',
  'home.part.insight': 'Eén inzicht',
  'home.part.hand': 'Favorieten en laatst bekeken',
  'home.part.changed': 'Laatst gewijzigd',
  'home.mineAll': 'Al jouw relaties',
  'home.deed': 'Eén ding vandaag',
  'home.deed.none': 'Er wacht niets op je',
  'home.deed.noneWhy':
    'Geen taken, termijnen of vragen voor vandaag. Een goed moment om iemand te bellen die je lang niet sprak.',
  'home.deed.aside': 'Voor vandaag heb je alles weggezet',
  'home.deed.takeBack': 'Terughalen wat je wegzette',
  'home.deed.notToday': 'Niet vandaag',
  'home.deed.wasAside': 'Weggezet tot morgen: {title}',
  'home.deed.breach':
    '{hasTitle, select, yes {Datalek: {title}} other {{count, plural, one {Er loopt een datalek} other {Er lopen # datalekken}}}}',
  'home.deed.breachWhy': 'Een datalek dat gemeld moet worden, meld je binnen 72 uur: uiterlijk {day}.',
  'home.deed.breachDo': 'Naar het datalek',
  'home.deed.request':
    '{count, plural, one {Iemand wacht op antwoord over de eigen gegevens} other {# mensen wachten op antwoord over hun gegevens}}',
  'home.deed.requestWhy': '{hasDay, select, yes {Het eerste antwoord moet er uiterlijk {day} zijn.} other {}}',
  'home.deed.requestDo': 'Verzoek behandelen',
  'home.deed.taskOverdue': '{title}',
  'home.deed.taskOverdueWhy':
    '{hasName, select, yes {{name} · dit had op {day} klaar moeten zijn} other {Dit had op {day} klaar moeten zijn}}',
  'home.deed.taskOverdueDo': 'Taak openen',
  'home.deed.taskToday': '{title}',
  'home.deed.taskTodayWhy': '{hasName, select, yes {{name} · voor vandaag} other {Voor vandaag}}',
  'home.deed.taskTodayDo': 'Taak openen',
  'home.deed.approachLate': 'Hoe liep het met {name}?',
  'home.deed.approachLateWhy': 'Je wilde vóór {day} contact over {title}. Noteer de uitkomst, of kies een andere dag.',
  'home.deed.approachLateDo': 'Relatie openen',
  'home.deed.approachToday': 'Neem contact op met {name}',
  'home.deed.approachTodayWhy': 'Gepland over {title}, uiterlijk {day}.',
  'home.deed.approachTodayDo': 'Relatie openen',
  'home.deed.step': '{title}: {name}',
  'home.deed.stepWhy':
    '{hasDay, select, yes {Iedereen met jouw rol kan dit doen. Het had op {day} klaar moeten zijn.} other {Iedereen met jouw rol kan dit doen.}}',
  'home.deed.stepDo': 'Stap openen',
  'home.deed.review':
    '{hasTitle, select, yes {Kijk na: {title}} other {{count, plural, one {Er is een ronde om na te kijken} other {Er zijn # rondes om na te kijken}}}}',
  'home.deed.reviewWhy': '{hasDay, select, yes {De ronde moet klaar zijn op {day}.} other {}}',
  'home.deed.reviewDo': 'Verder met nakijken',
  'home.deed.proposal':
    '{hasTitle, select, yes {Voorstel: {title}} other {{count, plural, one {# voorstel wacht op je besluit} other {# voorstellen wachten op je besluit}}}}',
  'home.deed.proposalWhy': 'Een collega kan pas verder als jij ja of nee zegt.',
  'home.deed.proposalDo': 'Voorstel bekijken',
  'home.deed.quiet': 'Spreek {name} weer eens',
  'home.deed.quietWhy':
    'Een belangrijke relatie van jou: afgesproken is minstens één contact {count, plural, one {per maand} other {in de # maanden}}. Dat had vóór {day} gemoeten.',
  'home.deed.quietDo': 'Relatie openen',
  'home.deed.import':
    '{hasTitle, select, yes {Ga verder met {title}} other {{count, plural, one {Er wacht een lijst} other {Er wachten # lijsten}}}}',
  'home.deed.importWhy': 'Het bestand is gelezen. Er is nog niets veranderd tot jij zegt dat het door mag.',
  'home.deed.importDo': 'Verder met inlezen',
  'home.deed.connection':
    '{hasTitle, select, yes {{title} levert niets meer} other {{count, number} koppelingen leveren niets meer}}',
  'home.deed.connectionWhy': 'Vanzelf komt het niet goed. Wat er al was, staat er nog.',
  'home.deed.connectionDo': 'Kijken wat er is',
  'home.deed.object':
    '{count, plural, one {Van wie is dit? Er wacht # aflevering} other {Van wie is dit? Er wachten # afleveringen}}',
  'home.deed.objectWhy': 'Een ander systeem leverde dit zonder te zeggen wie het is. Weet jij het?',
  'home.deed.objectDo': 'Postvak openen',
  'home.deed.register': '{count, plural, one {Een school is veranderd} other {Er zijn # veranderingen bij je scholen}}',
  'home.deed.registerWhy': 'Het scholenregister zegt iets anders dan wij. Er verandert niets tot jij het uitvoert.',
  'home.deed.registerDo': 'Voorstellen bekijken',
  'home.deed.firstList': 'Begin met een lijst die je al hebt',
  'home.deed.firstListWhy':
    'Een Excel- of CSV-lijst uit de kaartverkoop, het bibliotheeksysteem of van een collega. Je ziet eerst wat er gaat gebeuren, en alles kan ongedaan worden gemaakt.',
  'home.deed.firstListDo': 'Lijst inlezen',
  'home.deed.duplicates':
    '{count, plural, one {Is dit dezelfde relatie? Er wacht # vraag} other {Zijn dit dezelfde relaties? Er wachten # vragen}}',
  'home.deed.duplicatesWhy': 'De waardevolste vraag staat vooraan. Vijf antwoorden per dag houden de lijst kort.',
  'home.deed.duplicatesDo': 'Vragen beantwoorden',
  'home.deed.keys':
    '{hasTitle, select, yes {API-sleutel {title} stopt} other {{count, plural, one {# API-sleutel stopt} other {# API-sleutels stoppen}}}}',
  'home.deed.keysWhy':
    '{hasDay, select, yes {De eerste stopt uiterlijk op {day}. Het systeem dat hem gebruikt, krijgt dan niets meer.} other {}}',
  'home.deed.keysDo': 'Sleutels bekijken',
  'home.waiting.keys':
    '{hasTitle, select, yes {API-sleutel {title} stopt} other {{count, plural, one {# API-sleutel stopt} other {# API-sleutels stoppen}}}}',
  'home.deed.folder':
    '{hasTitle, select, yes {Map {title} vraagt aandacht} other {{count, plural, one {# map vraagt aandacht} other {# mappen vragen aandacht}}}}',
  'home.deed.folderWhy': 'Lijsten die daar vanzelf binnenkomen, komen niet of worden niet gelezen.',
  'home.deed.folderDo': 'Mappen bekijken',
  'home.waiting.folders':
    '{hasTitle, select, yes {Map die aandacht vraagt: {title}} other {{count, plural, one {# map die aandacht vraagt} other {# mappen die aandacht vragen}}}}',
  'home.deed.webhooks':
    '{hasTitle, select, yes {{title} hoort niets meer} other {{count, plural, one {# systeem hoort niets meer} other {# systemen horen niets meer}}}}',
  'home.deed.webhooksWhy':
    'Wat hier verandert, komt daar niet meer aan. Er gaat niets verloren als je het binnen 30 dagen opnieuw stuurt.',
  'home.deed.webhooksDo': 'Meldingen bekijken',
  'home.waiting.webhooks':
    '{hasTitle, select, yes {{title} hoort niets meer} other {{count, plural, one {# systeem hoort niets meer} other {# systemen horen niets meer}}}}',
  'home.waiting.breaches':
    '{hasTitle, select, yes {Datalek: {title}} other {{count, plural, one {# datalek} other {# datalekken}}}}',
  'home.waiting.requests': '{count, plural, one {# verzoek over gegevens} other {# verzoeken over gegevens}}',
  'home.waiting.reviews':
    '{hasTitle, select, yes {Nakijken: {title}} other {{count, plural, one {# ronde om na te kijken} other {# rondes om na te kijken}}}}',
  'home.waiting.proposals':
    '{hasTitle, select, yes {Voorstel: {title}} other {{count, plural, one {# voorstel} other {# voorstellen}}}}',
  'home.waiting.imports':
    '{hasTitle, select, yes {Lijst die op je wacht: {title}} other {{count, plural, one {# lijst die op je wacht} other {# lijsten die op je wachten}}}}',
  'home.waiting.registers': '{count, plural, one {# voorstel uit een register} other {# voorstellen uit registers}}',
  'home.waiting.duplicates':
    '{count, plural, one {# paar relaties is mogelijk dubbel} other {# paren relaties zijn mogelijk dubbel}}',
  'home.waiting.connections':
    '{hasTitle, select, yes {Koppeling die stilstaat: {title}} other {{count, plural, one {# koppeling die stilstaat} other {# koppelingen die stilstaan}}}}',
  'home.waiting.objects':
    '{count, plural, one {# aflevering van een ander systeem} other {# afleveringen van andere systemen}}',
  'home.waiting.before': 'uiterlijk {date}',
  'home.insight.quiet':
    '{least, select, yes {Minstens {count, number} belangrijke relaties zijn} other {{count, plural, one {# belangrijke relatie is} other {# belangrijke relaties zijn}}}} langer niet gesproken dan afgesproken.',
  'home.insight.withoutSuccessor':
    '{count, plural, one {Op # plek is een contactpersoon vertrokken} other {Op # plekken is een contactpersoon vertrokken}} en is er nog geen opvolger.',
  'home.insight.list': 'Bekijk de lijst',
  'home.insight.measured': 'gemeten op {date}',
  'home.gap.no-reachable':
    '{count, plural, one {# van de {of, number} relaties van {domain} is} other {# van de {of, number} relaties van {domain} zijn}} nergens te bereiken.',
  'home.gap.no-emails':
    '{count, plural, one {# van de {of, number} relaties van {domain} heeft} other {# van de {of, number} relaties van {domain} hebben}} geen e-mailadres.',
  'home.gap.no-phones':
    '{count, plural, one {# van de {of, number} relaties van {domain} heeft} other {# van de {of, number} relaties van {domain} hebben}} geen telefoonnummer.',
  'home.gap.no-addresses':
    '{count, plural, one {# van de {of, number} relaties van {domain} heeft} other {# van de {of, number} relaties van {domain} hebben}} geen adres.',
  'home.gap.no-birthDate':
    'Van {count, plural, one {# van de {of, number} mensen} other {# van de {of, number} mensen}} van {domain} kennen we de geboortedatum niet.',
  'home.gap.no-municipality':
    'Van {count, number} van de {of, number} relaties van {domain} kennen we de gemeente niet.',
  'home.gap.no-website':
    '{count, plural, one {# van de {of, number} organisaties van {domain} heeft} other {# van de {of, number} organisaties van {domain} hebben}} geen website.',
  'home.gap.bad-emails':
    '{count, plural, one {# e-mailadres} other {# e-mailadressen}} bij {domain} {count, plural, one {kan} other {kunnen}} niet kloppen.',
  'home.gap.bad-phones':
    '{count, plural, one {# telefoonnummer} other {# telefoonnummers}} bij {domain} {count, plural, one {kan} other {kunnen}} niet kloppen.',
  'home.gap.bad-postcode':
    '{count, plural, one {# postcode} other {# postcodes}} bij {domain} {count, plural, one {kan} other {kunnen}} niet kloppen.',
  'home.gap.bad-birthDate':
    '{count, plural, one {# geboortedatum} other {# geboortedatums}} bij {domain} {count, plural, one {kan} other {kunnen}} niet kloppen.',
  'home.gap.bad-brin':
    '{count, plural, one {# BRIN-nummer} other {# BRIN-nummers}} bij {domain} {count, plural, one {kan} other {kunnen}} niet kloppen.',
  'home.gap.stale':
    '{count, plural, one {# van de {of, number} relaties van {domain} is} other {# van de {of, number} relaties van {domain} zijn}} lang niet bevestigd.',
  'home.guide': 'Wegwijzer',
  'home.guide.done': '{done} van de {total} gedaan',
  'home.guide.isDone': '(gedaan)',
  'home.guide.allDone': 'Alles staat klaar. Deze stappen zijn gedaan:',
  'home.guide.putAway': 'Wegwijzer wegzetten',
  'home.guide.bringBack': 'Op Vandaag laten staan',
  'home.guide.isAway': 'Weggezet. Je vindt de wegwijzer terug met Ctrl K, of onder Hulp.',
  'home.guide.isBack': 'De wegwijzer staat weer op Vandaag.',
  'home.step.branches': 'Vul de vestigingen aan',
  'home.step.branchesWhy': 'Dan zie je van elke relatie bij welke vestiging die hoort.',
  'home.step.branchesDo': 'Vestigingen invullen',
  'home.step.factor': 'Beveilig je aanmelding met een tweede stap',
  'home.step.factorWhy': 'Met een code van je telefoon kan niemand anders in je account, ook niet met je wachtwoord.',
  'home.step.factorDo': 'Tweede stap aanzetten',
  'home.step.invite': 'Nodig een collega uit',
  'home.step.inviteWhy': 'Relaties onderhoud je samen. Kies per collega wat die mag doen.',
  'home.step.inviteDo': 'Collega uitnodigen',
  'home.step.owners': 'Geef elk domein een eigenaar',
  'home.step.ownersWhy': 'Iemand die antwoord geeft op de vraag: klopt dit, wie mag dit zien, wat bedoelen we ermee?',
  'home.step.ownersDo': 'Eigenaren aanwijzen',
  'home.step.purposes': 'Kijk de doelen na waarvoor je mensen bereikt',
  'home.step.purposesWhy':
    'Elke mail en elk telefoontje heeft een doel. Wat jullie doen staat er al; haal weg wat niet klopt en voeg toe wat ontbreekt.',
  'home.step.purposesDo': 'Doelen nakijken',
  'home.step.import': 'Begin met een lijst die je al hebt',
  'home.step.importWhy':
    'Een Excel- of CSV-lijst uit de kaartverkoop, het bibliotheeksysteem of van een collega. Je ziet eerst wat er gaat gebeuren, en alles kan ongedaan worden gemaakt.',
  'home.step.importDo': 'Lijst inlezen',
  'home.step.duplicates': 'Beantwoord de eerste vragen over dubbele relaties',
  'home.step.duplicatesWhy':
    'Wat zeker dubbel is, wordt vanzelf samengevoegd. Over de rest beslis jij, en elke keuze kan terug.',
  'home.step.duplicatesDo': 'Vragen bekijken',
  'home.step.view': 'Bewaar een lijst waar je vaak naar kijkt',
  'home.step.viewWhy': 'Kies bij Relaties wat je wilt zien en bewaar het. De lijst blijft vanzelf bij.',
  'home.step.viewDo': 'Naar Relaties',
  'home.step.work': 'Zet je eerste taak neer',
  'home.step.workWhy': 'Een telefoontje, een bezoek, een brief: met een dag erbij vergeet niemand het.',
  'home.step.workDo': 'Taak toevoegen',
} as const
