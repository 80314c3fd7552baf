import type { StarterKey } from '@klantregie/contract'
import type { StarterWords } from './starter-set.ts'

/** Starters about people; those about organisations are in starters.en.ts. */
export const people: Readonly<Record<Extract<StarterKey, 'volunteer' | 'member' | 'complaint'>, StarterWords>> = {
  volunteer: {
    name: 'Intake of a volunteer',
    goal: 'A new volunteer knows what to expect, and we know with whom we work.',
    dates: { certificate: 'Date on the certificate of conduct (VOG)', first_day: 'First working day' },
    reminders: {
      certificate: 'Ask for a new certificate of conduct (VOG)',
      evaluation: 'Have the talk after three months',
    },
    steps: {
      meet: {
        title: 'Have the first talk',
        instruction: 'Tell what the work is, ask what somebody looks for and how much time there is.',
        question: 'Is it a match?',
        answers: { yes: 'Yes', no: 'No' },
      },
      data: {
        title: 'Complete the data',
        instruction: 'These data are needed for the agreement and to reach somebody.',
      },
      needed: {
        title: 'Decide whether a certificate of conduct (VOG) is needed',
        instruction: 'It is needed for work with children, language learners or other people who depend on us.',
        question: 'Is a certificate needed?',
        answers: { yes: 'Yes', no: 'No' },
      },
      request: {
        title: 'Ask for the certificate of conduct (VOG)',
        instruction:
          'Prepare the request at Justis. For organisations in the free scheme for volunteers it costs nothing. The volunteer completes the request with DigiD.',
      },
      certificate: {
        title: 'Look at the certificate of conduct (VOG)',
        instruction:
          'Check the name, the date of birth, the function and the date. Deciding mostly takes four weeks at most. Note that you saw it; we keep no copy.',
        documents: { certificate: 'Certificate seen' },
      },
      contract: {
        title: 'Sign the volunteer agreement',
        instruction: 'Talk about the allowance, the insurance and the house rules.',
        documents: { contract: 'Volunteer agreement', secrecy: 'Agreement on confidentiality' },
      },
      introduce: {
        title: 'Introduce the volunteer to the work',
        instruction: 'Find an experienced colleague. Do the first shift together.',
      },
      schedule: {
        title: 'Put the volunteer on the roster',
        instruction: 'Give the key or pass too, and tell whom to call when ill.',
      },
    },
  },
  member: {
    name: 'Welcoming a new member',
    goal: 'A new member knows the way and comes back.',
    dates: {},
    reminders: {},
    steps: {
      welcome: {
        title: 'Send the welcome message',
        instruction: 'Only about the membership. No advertising: that needs consent.',
      },
      choices: {
        title: 'Ask what the member wants to receive',
        instruction: 'Record the consent on the page of the member, with the words that you used.',
      },
      tour: {
        title: 'Invite for a tour',
        instruction: 'Tell about the places to study, the e-book and the activities nearby.',
      },
      ask: {
        title: 'Ask how it goes',
        instruction: 'Call or mail after six weeks. Note what could be better.',
        question: 'How does it go?',
        answers: { fine: 'Well', help: 'Needs help' },
      },
      help: {
        title: 'Help the member on the way',
        instruction: 'Make an appointment at the desk or at the consultation hour.',
      },
    },
  },
  complaint: {
    name: 'Handling a complaint',
    goal: 'Who complains is heard, gets an answer in time, and we get better by it.',
    dates: { received: 'Day on which the complaint came in' },
    reminders: {},
    steps: {
      confirm: {
        title: 'Confirm the receipt',
        instruction: 'Say that we have the complaint, who handles it and when the answer comes.',
      },
      call: {
        title: 'Call and listen',
        instruction: 'Ask what happened and what somebody expects. Many complaints are solved by a talk.',
        question: 'Is the complaint solved?',
        answers: { solved: 'Yes, solved', handle: 'No, handle it' },
      },
      examine: {
        title: 'Find out what happened',
        instruction: 'Hear both sides. Who was involved does not do this.',
        documents: { report: 'Report of the hearing' },
      },
      answer: {
        title: 'Send the answer',
        instruction:
          'A public body answers within six weeks of receipt, with a committee within ten (Awb 9:11). A foundation has its own rules; six weeks is reasonable. Also say where somebody can go who does not agree.',
        documents: { letter: 'Answer to the complaint' },
      },
      improve: {
        title: 'Write down what can be better',
        instruction: 'Talk about the complaint in the team and agree what changes.',
      },
      after: {
        title: 'Ask whether it came right',
        instruction: 'A short call is enough.',
      },
    },
  },
}
