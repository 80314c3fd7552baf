/** Texts of the lists by which an organisation counts. */
export const listsNl = {
  'nav.activity.lists': 'Genres en doelgroepen',
  'lists.title': 'Genres, doelgroepen en activiteiten',
  'lists.lead': 'Hierop telt jullie organisatie: in het aanbod, in segmenten en in de cijfers.',
  'lists.genres': 'Genres',
  'lists.target-groups': 'Doelgroepen',
  'lists.families': 'Soorten activiteit',
  'lists.text.genres': 'Breed genoeg om mensen mee te tellen. Nooit titels van wat iemand leende.',
  'lists.text.target-groups': 'Voor wie iets bedoeld is.',
  'lists.text.families':
    'Wat bij elkaar hoort telt samen. Hoort een soort bij een domein, dan zien alleen de collega’s van dat domein ervan.',
  'lists.onePerLine':
    'Eén per regel, in de volgorde waarin je ze wilt zien. Wat je weghaalt kan niemand meer kiezen; wat het al heeft, houdt het.',
  'lists.retired': 'Niet meer te kiezen: {names}. Schrijf een naam er weer bij om die terug te halen.',
  'lists.save': 'Bewaren',
  'lists.saved': 'De lijst is bewaard.',
  'lists.familyName': 'Naam',
  'lists.counts': 'Telt: {kinds}.',
  'lists.seenBy': 'Wie {name} zien',
  'lists.everybody': 'Iedereen die de relatie ziet',
  'lists.saveFamily': '{name} bewaren',
  'lists.familySaved': 'De soort activiteit is bewaard.',
} as const
