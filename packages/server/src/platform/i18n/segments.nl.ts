/** Spread into sentences.nl.ts, which must have one for every code. */
export const segmentsNl = {
  'segments.segment_not_found': 'Dit segment bestaat niet (meer), of is niet met jou gedeeld.',
  'segments.segment_changed':
    'Een collega heeft dit segment intussen gewijzigd. Er is niets opgeslagen. Kijk wat er nu staat.',
  'segments.segment_in_use': 'Andere segmenten bouwen op dit segment: {names}. Pas die eerst aan.',
  'segments.team_not_found': 'Met dit team kun je niet delen. Kies een team waar je zelf in zit.',
  'segments.condition_hidden':
    'Een van de voorwaarden gaat over gegevens die jij niet mag zien. Haal die weg, of vraag de eigenaar om het recht.',
  'segments.too_deep': 'Deze segmenten verwijzen naar elkaar, of te diep. Haal een verwijzing weg.',
  'segments.day_not_counted':
    'Voor deze dag is nog niet geteld. Vraag de telling aan; na een paar minuten staat hij er.',
  'segments.day_to_come': 'Deze dag moet nog komen. Kies vandaag of eerder.',
  'segments.too_many_days': 'Er zijn al {most} dagen op verzoek geteld. Kies een dag die er al is.',
  'segments.freeze_not_found': 'Deze bewaarde inventaris bestaat niet (meer), of gaat over meer dan jij mag zien.',
  'segments.family_not_found': 'Deze familie van activiteiten bestaat niet (meer), of jij mag haar niet zien.',
  'segments.thresholds_wrong': 'De grens voor de kern moet hoger zijn dan die voor een participant.',
  'segments.periods_overlap':
    'De tweede periode moet na de eerste beginnen, en elke periode moet een begin voor het eind hebben.',
  'segments.moment_not_found': 'Deze stand bestaat niet (meer), of het segment is niet met jou gedeeld.',
  'segments.moment_in_use': 'Andere segmenten bouwen op deze stand: {names}. Pas die eerst aan.',
  'segments.moments_full': 'Van dit segment zijn al {most} standen bewaard. Verwijder er eerst een.',
  'segments.municipality_unknown': 'Een van deze gemeenten bestaat niet (meer). Kies uit de lijst.',
  'segments.code_edition_not_found': 'Deze editie bestaat niet (meer).',
  'segments.code_edition_name_taken': 'Deze codes hebben al een editie met deze naam. Kies een andere naam.',
  'segments.code_edition_wrong_state': 'Dat kan nu niet met deze editie. Kijk hoe ver ze is.',
  'segments.code_columns_wrong': 'Kies voor elke kolom iets anders. Bij adressen hoort een kolom met het huisnummer.',
  'segments.code_not_found': 'Deze code staat niet in deze editie.',
  'segments.branch_without_address':
    'Van een vestiging in de voorwaarden is niet bekend waar ze ligt. Vul bij Vestigingen haar adres in, of kies een postcodegebied.',
  'segments.code_in_use': 'Er zijn segmenten die deze editie gebruiken ({count}). Pas die eerst aan.',
} as const
