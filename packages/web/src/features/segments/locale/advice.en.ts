import type { adviceNl } from './advice.nl.ts'

export const adviceEn: Record<keyof typeof adviceNl, string> = {
  'advice.nav': 'Advice',
  'advice.title': 'May suit this visitor',
  'advice.onlyAdvice': 'This is advice, not a decision.',
  'advice.howGood': 'How good is it?',
  'advice.alsoChosen': 'Of the {of} people who went to {title}, {people} chose this too.',
  'advice.sameGenre': 'Chose {genre} before.',
  'advice.genre': 'Chose {because} before. Whoever likes that often chooses {genre} too.',
  'advice.screen': 'Advice: what suits whom',
  'advice.lead': 'What visitors choose together, and how often advice from it turns out right.',
  'advice.learn': 'Learn again now',
  'advice.learning': 'Learning again. The outcome will appear here by itself.',
  'advice.never': 'Nothing has been learned yet',
  'advice.neverText':
    'Every Monday Klantregie learns from what people chose: tickets, visits and enrolments. For that there must be programme items with dates.',
  'advice.latest': 'Latest measurement',
  'advice.earlier': 'Earlier measurements',
  'advice.verdict.better': 'The advice is right more often than naming what sells best to everybody. So it is shown.',
  'advice.verdict.no_better':
    'The advice is not right more often than naming what sells best to everybody. So it is not shown.',
  'advice.verdict.too_little': 'Too few people chose something later to measure the advice. So it is not shown.',
  'advice.people': 'People measured on',
  'advice.hits': 'Later chose one of five that were advised',
  'advice.baseline': 'Later chose one of the five that sell best',
  'advice.share': '{share} ({count})',
  'advice.from': 'Choices kept apart from',
  'advice.when': 'Measured on',
  'advice.how': 'How it works',
  'advice.how.together':
    'Of everything that could be chosen it is counted how often the same people chose two things. What few people chose counts less.',
  'advice.how.genre': 'Genres that often go together count as well, so that new programme items get a chance.',
  'advice.how.check':
    'For the measurement the last ninety days are kept apart: the advice does not know them, and we look whether it was right.',
  'advice.how.never':
    'About children under sixteen, people under protection and whoever objected nothing is derived and nothing is advised.',
  'audit.advice.learn_asked': 'Asked to learn the advice again',
  'job.segments.learn-advice': 'Learning and measuring advice',
  'job.segments.learn-advice-weekly': 'Learning and measuring advice (weekly)',
}
