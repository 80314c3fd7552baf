import type { homeNl } from './home.nl.ts'

export const homeEn = {
  'home.arrange': 'Arrange Today',
  'home.arrange.help':
    'Drag a part to another place, or choose its place in the menu behind it. On a phone the right column stands below the left one.',
  'home.arrange.done': 'Done',
  'home.arrange.reset': 'Back to the usual order',
  'home.arrange.wasReset': 'Today has the usual order again.',
  'home.column.main': 'Left, the widest',
  'home.column.side': 'Right',
  'home.column.hidden': 'Not shown',
  'home.column.empty': 'Nothing. Drag a part here.',
  'home.moveOf': 'Move {name}',
  'home.move.up': 'Up',
  'home.move.down': 'Down',
  'home.move.other': 'To the other column',
  'home.move.hide': 'Do not show',
  'home.move.show': 'Show',
  'home.part.tasks': 'Your tasks',
  'home.part.approaches': 'Your approaches',
  'home.part.steps': 'Steps for your role',
  'home.part.mine': 'Your relations: what changed',
  'home.part.waiting': 'Waiting for you',
  'home.part.insight': 'One insight',
  'home.part.hand': 'Favourites and last seen',
  'home.part.changed': 'Last changed',
  'home.mineAll': 'All your relations',
  'home.deed': 'One thing today',
  'home.deed.none': 'Nothing is waiting for you',
  'home.deed.noneWhy':
    'No tasks, terms or questions for today. A good moment to call somebody you have not spoken to for long.',
  'home.deed.aside': 'You put everything aside for today',
  'home.deed.takeBack': 'Take back what you put aside',
  'home.deed.notToday': 'Not today',
  'home.deed.wasAside': 'Put aside until tomorrow: {title}',
  'home.deed.breach':
    '{hasTitle, select, yes {Data breach: {title}} other {{count, plural, one {There is a data breach} other {There are # data breaches}}}}',
  'home.deed.breachWhy': 'A breach that must be reported is reported within 72 hours: by {day}.',
  'home.deed.breachDo': 'Go to the breach',
  'home.deed.request':
    '{count, plural, one {Somebody waits for an answer about their own data} other {# people wait for an answer about their data}}',
  'home.deed.requestWhy': '{hasDay, select, yes {The first answer is due by {day}.} other {}}',
  'home.deed.requestDo': 'Handle the request',
  'home.deed.taskOverdue': '{title}',
  'home.deed.taskOverdueWhy': '{hasName, select, yes {{name} · this was due on {day}} other {This was due on {day}}}',
  'home.deed.taskOverdueDo': 'Open the task',
  'home.deed.taskToday': '{title}',
  'home.deed.taskTodayWhy': '{hasName, select, yes {{name} · for today} other {For today}}',
  'home.deed.taskTodayDo': 'Open the task',
  'home.deed.approachLate': 'How did it go with {name}?',
  'home.deed.approachLateWhy':
    'You wanted contact about {title} before {day}. Note the outcome, or choose another day.',
  'home.deed.approachLateDo': 'Open the relation',
  'home.deed.approachToday': 'Get in touch with {name}',
  'home.deed.approachTodayWhy': 'Planned about {title}, by {day}.',
  'home.deed.approachTodayDo': 'Open the relation',
  'home.deed.step': '{title}: {name}',
  'home.deed.stepWhy':
    '{hasDay, select, yes {Anybody with your role can do this. It was due on {day}.} other {Anybody with your role can do this.}}',
  'home.deed.stepDo': 'Open the step',
  'home.deed.review':
    '{hasTitle, select, yes {Look through: {title}} other {{count, plural, one {There is a round to look through} other {There are # rounds to look through}}}}',
  'home.deed.reviewWhy': '{hasDay, select, yes {The round is due on {day}.} other {}}',
  'home.deed.reviewDo': 'Go on reviewing',
  'home.deed.proposal':
    '{hasTitle, select, yes {Proposal: {title}} other {{count, plural, one {# proposal waits for your decision} other {# proposals wait for your decision}}}}',
  'home.deed.proposalWhy': 'A colleague can only go on when you say yes or no.',
  'home.deed.proposalDo': 'See the proposal',
  'home.deed.quiet': 'Speak with {name} again',
  'home.deed.quietWhy':
    'An important relation of yours: at least one contact {count, plural, one {a month} other {every # months}} was agreed. That was due before {day}.',
  'home.deed.quietDo': 'Open the relation',
  'home.deed.import':
    '{hasTitle, select, yes {Go on with {title}} other {{count, plural, one {A list is waiting} other {# lists are waiting}}}}',
  'home.deed.importWhy': 'The file was read. Nothing changes until you say that it may go ahead.',
  'home.deed.importDo': 'Go on importing',
  'home.deed.connection':
    '{hasTitle, select, yes {{title} delivers nothing any more} other {{count, number} connections deliver nothing any more}}',
  'home.deed.connectionWhy': 'It will not come right by itself. What was there is still there.',
  'home.deed.connectionDo': 'See what it is',
  'home.deed.object':
    '{count, plural, one {Whose is this? # delivery is waiting} other {Whose is this? # deliveries are waiting}}',
  'home.deed.objectWhy': 'Another system delivered this without saying who it is. Do you know?',
  'home.deed.objectDo': 'Open the inbox',
  'home.deed.register': '{count, plural, one {A school has changed} other {There are # changes to your schools}}',
  'home.deed.registerWhy':
    'The register of schools says something else than we do. Nothing changes until you carry it out.',
  'home.deed.registerDo': 'Look at the proposals',
  'home.deed.firstList': 'Begin with a list that you have',
  'home.deed.firstListWhy':
    'An Excel or CSV list from ticketing, the library system or a colleague. You see first what is going to happen, and everything can be undone.',
  'home.deed.firstListDo': 'Import a list',
  'home.deed.duplicates':
    '{count, plural, one {Is this the same relation? # question is waiting} other {Are these the same relations? # questions are waiting}}',
  'home.deed.duplicatesWhy': 'The most valuable question comes first. Five answers a day keep the list short.',
  'home.deed.duplicatesDo': 'Answer questions',
  'home.deed.keys':
    '{hasTitle, select, yes {API key {title} stops} other {{count, plural, one {# API key stops} other {# API keys stop}}}}',
  'home.deed.keysWhy':
    '{hasDay, select, yes {The first stops on {day} at the latest. The system that uses it gets nothing from then on.} other {}}',
  'home.deed.keysDo': 'See the keys',
  'home.waiting.keys':
    '{hasTitle, select, yes {API key {title} stops} other {{count, plural, one {# API key stops} other {# API keys stop}}}}',
  'home.deed.folder':
    '{hasTitle, select, yes {Folder {title} needs attention} other {{count, plural, one {# folder needs attention} other {# folders need attention}}}}',
  'home.deed.folderWhy': 'Lists that come there by themselves do not come, or are not read.',
  'home.deed.folderDo': 'See the folders',
  'home.waiting.folders':
    '{hasTitle, select, yes {Folder that needs attention: {title}} other {{count, plural, one {# folder that needs attention} other {# folders that need attention}}}}',
  'home.deed.webhooks':
    '{hasTitle, select, yes {{title} hears nothing any more} other {{count, plural, one {# system hears nothing any more} other {# systems hear nothing any more}}}}',
  'home.deed.webhooksWhy':
    'What changes here does not arrive there any more. Nothing is lost when you send it again within 30 days.',
  'home.deed.webhooksDo': 'See the subscriptions',
  'home.waiting.webhooks':
    '{hasTitle, select, yes {{title} hears nothing any more} other {{count, plural, one {# system hears nothing any more} other {# systems hear nothing any more}}}}',
  'home.waiting.breaches':
    '{hasTitle, select, yes {Data breach: {title}} other {{count, plural, one {# data breach} other {# data breaches}}}}',
  'home.waiting.requests': '{count, plural, one {# request about data} other {# requests about data}}',
  'home.waiting.reviews':
    '{hasTitle, select, yes {To look through: {title}} other {{count, plural, one {# round to look through} other {# rounds to look through}}}}',
  'home.waiting.proposals':
    '{hasTitle, select, yes {Proposal: {title}} other {{count, plural, one {# proposal} other {# proposals}}}}',
  'home.waiting.imports':
    '{hasTitle, select, yes {List that waits for you: {title}} other {{count, plural, one {# list that waits for you} other {# lists that wait for you}}}}',
  'home.waiting.registers': '{count, plural, one {# proposal from a register} other {# proposals from registers}}',
  'home.waiting.duplicates':
    '{count, plural, one {# pair of relations may be double} other {# pairs of relations may be double}}',
  'home.waiting.connections':
    '{hasTitle, select, yes {Connection at a standstill: {title}} other {{count, plural, one {# connection at a standstill} other {# connections at a standstill}}}}',
  'home.waiting.objects': '{count, plural, one {# delivery of another system} other {# deliveries of other systems}}',
  'home.waiting.before': 'by {date}',
  'home.insight.quiet':
    '{least, select, yes {At least {count, number} important relations have} other {{count, plural, one {# important relation has} other {# important relations have}}}} not been spoken to for longer than agreed.',
  'home.insight.withoutSuccessor':
    '{count, plural, one {In # place a contact person left} other {In # places a contact person left}} and there is no successor yet.',
  'home.insight.list': 'See the list',
  'home.insight.measured': 'measured on {date}',
  'home.gap.no-reachable':
    '{count, plural, one {# of the {of, number} relations of {domain} cannot} other {# of the {of, number} relations of {domain} cannot}} be reached in any way.',
  'home.gap.no-emails':
    '{count, plural, one {# of the {of, number} relations of {domain} has} other {# of the {of, number} relations of {domain} have}} no e-mail address.',
  'home.gap.no-phones':
    '{count, plural, one {# of the {of, number} relations of {domain} has} other {# of the {of, number} relations of {domain} have}} no telephone number.',
  'home.gap.no-addresses':
    '{count, plural, one {# of the {of, number} relations of {domain} has} other {# of the {of, number} relations of {domain} have}} no address.',
  'home.gap.no-birthDate':
    'Of {count, number} of the {of, number} people of {domain} we do not know the date of birth.',
  'home.gap.no-municipality':
    'Of {count, number} of the {of, number} relations of {domain} we do not know the municipality.',
  'home.gap.no-website':
    '{count, plural, one {# of the {of, number} organisations of {domain} has} other {# of the {of, number} organisations of {domain} have}} no website.',
  'home.gap.bad-emails':
    '{count, plural, one {# e-mail address} other {# e-mail addresses}} of {domain} cannot be right.',
  'home.gap.bad-phones':
    '{count, plural, one {# telephone number} other {# telephone numbers}} of {domain} cannot be right.',
  'home.gap.bad-postcode': '{count, plural, one {# postcode} other {# postcodes}} of {domain} cannot be right.',
  'home.gap.bad-birthDate':
    '{count, plural, one {# date of birth} other {# dates of birth}} of {domain} cannot be right.',
  'home.gap.bad-brin': '{count, plural, one {# BRIN number} other {# BRIN numbers}} of {domain} cannot be right.',
  'home.gap.stale':
    '{count, plural, one {# of the {of, number} relations of {domain} has} other {# of the {of, number} relations of {domain} have}} not been confirmed for long.',
  'home.guide': 'Guide',
  'home.guide.done': '{done} of {total} done',
  'home.guide.isDone': '(done)',
  'home.guide.allDone': 'Everything is set up. These steps were taken:',
  'home.guide.putAway': 'Put the guide away',
  'home.guide.bringBack': 'Leave it on Today',
  'home.guide.isAway': 'Put away. You find the guide again with Ctrl K, or under Help.',
  'home.guide.isBack': 'The guide is on Today again.',
  'home.step.branches': 'Complete the branches',
  'home.step.branchesWhy': 'Then you see of every relation to which branch it belongs.',
  'home.step.branchesDo': 'Fill in branches',
  'home.step.factor': 'Secure your sign-in with a second step',
  'home.step.factorWhy': 'With a code from your phone nobody else gets into your account, not even with your password.',
  'home.step.factorDo': 'Switch on the second step',
  'home.step.invite': 'Invite a colleague',
  'home.step.inviteWhy': 'Relations are kept together. Choose for each colleague what they may do.',
  'home.step.inviteDo': 'Invite a colleague',
  'home.step.owners': 'Give every domain an owner',
  'home.step.ownersWhy': 'Somebody who answers the questions: is this right, who may see this, what do we mean by it?',
  'home.step.ownersDo': 'Appoint owners',
  'home.step.purposes': 'Check the purposes for which you reach people',
  'home.step.purposesWhy':
    'Every mail and every call has a purpose. What is common is there already; take away what does not fit and add what is missing.',
  'home.step.purposesDo': 'Check purposes',
  'home.step.import': 'Begin with a list that you have',
  'home.step.importWhy':
    'An Excel or CSV list from ticketing, the library system or a colleague. You see first what is going to happen, and everything can be undone.',
  'home.step.importDo': 'Import a list',
  'home.step.duplicates': 'Answer the first questions about duplicates',
  'home.step.duplicatesWhy':
    'What is certainly double is merged by itself. You decide about the rest, and every choice can be taken back.',
  'home.step.duplicatesDo': 'See the questions',
  'home.step.view': 'Save a list that you often look at',
  'home.step.viewWhy': 'Choose under Relations what you want to see and save it. The list keeps itself up to date.',
  'home.step.viewDo': 'Go to Relations',
  'home.step.work': 'Write down your first task',
  'home.step.workWhy': 'A call, a visit, a letter: with a day beside it nobody forgets.',
  'home.step.workDo': 'Add a task',
} satisfies Record<keyof typeof homeNl, string>
