/** Folders in which other systems leave lists. */
export const foldersNl = {
  'folders.title': 'Mappen',
  'folders.lead':
    'Een ander systeem zet hier een lijst neer of mailt haar, bijvoorbeeld elke nacht. Wie zo’n lijst één keer heeft ingelezen, hoeft dat niet nog eens te doen.',
  'folders.make': 'Map maken',
  'folders.empty': 'Nog geen mappen',
  'folders.emptyText':
    'Laat de kassa of het bibliotheeksysteem elke nacht een lijst in een map zetten. Een lijst die je al eens inlas, wordt dan vanzelf ingelezen; een andere wacht op jou.',
  'folders.example': 'Bijvoorbeeld: “Kaartverkoop”, elke nacht om drie uur door de kassa gevuld.',
  'folders.howAlone':
    '{hasSource, select, yes {Lijsten van {source} worden} other {Lijsten die al eens zijn ingelezen, worden}} vanzelf ingelezen, met de rechten van {name}.',
  'folders.howTogether':
    '{hasSource, select, yes {Lijsten van {source} worden} other {Lijsten die al eens zijn ingelezen, worden}} geprobeerd en wachten dan op iemand, met de rechten van {name}.',
  'folders.last': 'Laatste lijst:',
  'folders.is.paused': 'Staat stil: er wordt niet gekeken',
  'folders.is.first': 'Wacht op de eerste lijst',
  'folders.is.unable': 'Wordt niet gelezen: {name} mag geen lijsten meer inlezen. Wijzig de map om haar over te nemen.',
  'folders.is.held': '{count, plural, one {# lijst wacht op iemand} other {# lijsten wachten op iemand}}',
  'folders.is.quiet':
    '{hasCome, select, yes {Er werd een lijst verwacht; de laatste kwam {when}} other {Er werd een lijst verwacht, en er kwam er nog geen}}',
  'folders.is.fine': 'Laatste lijst kwam {when}',
  'folders.problem.unreachable':
    'De map is niet bereikbaar op de machine. Vraag wie de machine beheert om het pad hieronder na te kijken.',
  'folders.problem.not_writable':
    'Wat gelezen is, kan niet worden weggehaald. Vraag wie de machine beheert om schrijfrechten op deze map.',
  'folders.problem.too_large':
    '{file} is te groot om in te lezen. Het bestand blijft staan; laat een kleinere lijst maken.',
  'folders.problem.unreadable':
    '{file} kan niet worden gelezen. Vraag wie de machine beheert om leesrechten op dit bestand.',
  'folders.change': 'Wijzigen',
  'folders.changeOf': '{name} wijzigen',
  'folders.actionsFor': 'Meer met {name}',
  'folders.look': 'Nu kijken',
  'folders.looking': 'Er wordt gekeken. Wat er nieuw is, staat zo bij Inlezen.',
  'folders.copy': 'Pad kopiëren',
  'folders.copied': 'Het pad staat op het klembord',
  'folders.remove': 'Niet meer lezen…',
  'folders.removeTitle': 'Map {name} niet meer lezen?',
  'folders.removeDo': 'Niet meer lezen',
  'folders.removeText':
    'Wat is ingelezen blijft, en bestanden die er nog liggen ook. Er wordt alleen niet meer gekeken.',
  'folders.removed': 'Map {name} wordt niet meer gelezen',
  'folders.made': 'Map {name} is gemaakt',
  'folders.changed': 'Map {name} is gewijzigd',
  'folders.makeText':
    'De map komt op de machine waarop Klantregie draait. Wie daar bestanden neerzet, ziet hier geen relaties. Er wordt elke vijf minuten gekeken.',
  'folders.changeText': 'Na het opslaan worden lijsten uit deze map met jouw rechten ingelezen.',
  'folders.name': 'Naam',
  'folders.source': 'Welke lijsten komen hier',
  'folders.sourceText': 'Kies een bron als lijsten van twee bronnen dezelfde kolommen hebben.',
  'folders.anySource': 'Elke lijst die al eens is ingelezen',
  'folders.carriesOut': 'Vanzelf inlezen',
  'folders.carriesOutText': 'Uit: een lijst wordt geprobeerd, en iemand geeft het laatste woord.',
  'folders.mostRejected': 'Afgewezen regels, ten hoogste (%)',
  'folders.mostGone': 'Verdwenen relaties, ten hoogste (%)',
  'folders.quietAfter': 'Waarschuwen na zoveel dagen zonder lijst',
  'folders.quietAfterText': 'Leeg: er wordt niets verwacht.',
  'folders.paused': 'Zet stil',
  'folders.save': 'Opslaan',
  'imports.fromFolder': 'uit map {name}',
  'held.title': 'Deze lijst wacht op iemand',
  'held.unknown':
    'Zo’n lijst is nog niet eerder ingelezen, of er zijn twee bronnen met dezelfde kolommen. Kies wat de kolommen betekenen en lees haar in; de volgende gaat dan vanzelf.',
  'held.by_hand': 'Zo is het afgesproken: lijsten uit deze map worden geprobeerd, en iemand geeft het laatste woord.',
  'held.rejected':
    'Er zijn meer regels afgewezen dan is afgesproken. Bekijk de proef; daarna kan de lijst gewoon worden ingelezen.',
  'held.gone':
    'Er ontbreken meer relaties dan is afgesproken. Is de lijst wel compleet? Bekijk de proef; daarna kan zij gewoon worden ingelezen.',
  'held.rights': 'Degene voor wie deze lijst werd ingelezen, mag dat niet (meer) in dit domein.',
  'held.stopped_column': 'Er zit een kolom in die nooit wordt ingelezen. Sla die kolom over.',
  'held.refused': 'Het inlezen werd geweigerd. Loop de stappen na.',
  'job.identity.look-into-folder': 'Kijken wat er in een map is gekomen',
  'job.identity.go-on-with-import': 'Een lijst uit een map verder brengen',
  'audit.import_folder.made': 'Map voor lijsten gemaakt',
  'audit.import_folder.changed': 'Map voor lijsten gewijzigd',
  'audit.import_folder.removed': 'Map voor lijsten weggehaald',
  'audit.import_folder.same_file': 'Hetzelfde bestand lag er weer',
  'audit.import.held': 'Lijst wacht op iemand',
} as const
