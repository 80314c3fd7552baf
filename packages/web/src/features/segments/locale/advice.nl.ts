export const adviceNl = {
  'advice.nav': 'Advies',
  'advice.title': 'Misschien iets voor deze bezoeker',
  'advice.onlyAdvice': 'Dit is advies, geen beslissing.',
  'advice.howGood': 'Hoe goed is het?',
  'advice.alsoChosen': 'Van de {of} mensen die naar {title} gingen, kozen er {people} ook dit.',
  'advice.sameGenre': 'Koos eerder {genre}.',
  'advice.genre': 'Koos eerder {because}. Wie daarvan houdt, kiest vaak ook {genre}.',
  'advice.screen': 'Advies: wat past bij wie',
  'advice.lead': 'Wat bezoekers samen kiezen, en hoe vaak een advies daaruit klopt.',
  'advice.learn': 'Nu opnieuw leren',
  'advice.learning': 'Er wordt opnieuw geleerd. De uitkomst komt hier vanzelf te staan.',
  'advice.never': 'Er is nog niet geleerd',
  'advice.neverText':
    'Elke maandag leert Klantregie van wat mensen kozen: kaarten, bezoeken en inschrijvingen. Daarvoor moet er aanbod zijn met data.',
  'advice.latest': 'Laatste meting',
  'advice.earlier': 'Eerdere metingen',
  'advice.verdict.better':
    'Het advies klopt vaker dan iedereen noemen wat het best verkoopt. Daarom wordt het getoond.',
  'advice.verdict.no_better':
    'Het advies klopt niet vaker dan iedereen noemen wat het best verkoopt. Daarom wordt het niet getoond.',
  'advice.verdict.too_little':
    'Er zijn te weinig mensen die later iets kozen om het advies te kunnen meten. Daarom wordt het niet getoond.',
  'advice.people': 'Mensen bij wie is gemeten',
  'advice.hits': 'Koos later iets uit vijf adviezen',
  'advice.baseline': 'Koos later iets uit de vijf best verkochte',
  'advice.share': '{share} ({count})',
  'advice.from': 'Keuzes apart gehouden vanaf',
  'advice.when': 'Gemeten op',
  'advice.how': 'Hoe het werkt',
  'advice.how.together':
    'Van alles wat te kiezen was, wordt geteld hoe vaak dezelfde mensen twee dingen kozen. Wat weinig mensen kozen, telt minder.',
  'advice.how.genre': 'Ook genres die vaak samengaan tellen mee, zodat nieuw aanbod een kans krijgt.',
  'advice.how.check':
    'Bij het meten blijven de laatste negentig dagen apart: het advies kent ze niet, en wij kijken of het klopte.',
  'advice.how.never':
    'Over kinderen tot zestien jaar, beschermde personen en wie bezwaar maakte wordt niets afgeleid en niets geadviseerd.',
  'audit.advice.learn_asked': 'Vroeg om het advies opnieuw te leren',
  'job.segments.learn-advice': 'Advies leren en meten',
  'job.segments.learn-advice-weekly': 'Advies leren en meten (wekelijks)',
} as const
