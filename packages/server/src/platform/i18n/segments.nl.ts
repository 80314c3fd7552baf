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
  'segments.moment_not_found': 'Deze stand bestaat niet (meer), of het segment is niet met jou gedeeld.',
  'segments.moment_in_use': 'Andere segmenten bouwen op deze stand: {names}. Pas die eerst aan.',
  'segments.moments_full': 'Van dit segment zijn al {most} standen bewaard. Verwijder er eerst een.',
  'segments.municipality_unknown': 'Een van deze gemeenten bestaat niet (meer). Kies uit de lijst.',
} as const
