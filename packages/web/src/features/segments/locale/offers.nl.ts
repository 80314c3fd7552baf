export const offersNl = {
  'offer.segments': 'Segmenten',
  'offer.segments.words': 'groepen doelgroepen selecties wie zijn onze klanten segment audience',
  'offer.newSegment': 'Nieuw segment',
  'offer.newSegment.words': 'groep maken doelgroep selectie tellen hoeveel voorwaarden',
  'offer.segmentOverlap': 'Overlap van segmenten',
  'offer.segmentOverlap.words': 'vergelijken gemeenschappelijk doorsnede samen',
  'offer.advice': 'Advies: wat past bij wie',
  'offer.advice.words': 'aanbevelen aanbeveling suggestie volgende voorstelling recommendation',
  'offer.codes': 'Leefstijlcodes',
  'offer.codes.words': 'whize mosaic culturele doelgroepen postcode leefstijl segmentatie editie inlezen',
  'offer.inventory': 'Inventaris',
  'offer.inventory.words':
    'telling cijfers jaarcijfers jaarverslag aantallen bijdrage per relatietype wie is de klant doelgroepen bibliotheek leden opbrengst overzicht',
} as const
