import type { listsNl } from './lists.nl.ts'

export const listsEn = {
  'nav.activity.lists': 'Genres and target groups',
  'lists.title': 'Genres, target groups and activities',
  'lists.lead': 'By these your organisation counts: in what is offered, in segments and in the figures.',
  'lists.genres': 'Genres',
  'lists.target-groups': 'Target groups',
  'lists.families': 'Kinds of activity',
  'lists.text.genres': 'Broad enough to count people by. Never titles of what somebody borrowed.',
  'lists.text.target-groups': 'For whom something is meant.',
  'lists.text.families':
    'What belongs together is counted together. When a kind belongs to a domain, only colleagues of that domain see it.',
  'lists.onePerLine':
    'One on a line, in the order in which you want to see them. What you take away nobody can choose any more; what has it keeps it.',
  'lists.retired': 'Can no longer be chosen: {names}. Write a name again to bring it back.',
  'lists.save': 'Save',
  'lists.saved': 'The list was saved.',
  'lists.familyName': 'Name',
  'lists.counts': 'Counts: {kinds}.',
  'lists.seenBy': 'Who sees {name}',
  'lists.everybody': 'Everybody who sees the relation',
  'lists.saveFamily': 'Save {name}',
  'lists.familySaved': 'The kind of activity was saved.',
} satisfies Record<keyof typeof listsNl, string>
