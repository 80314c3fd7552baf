import type { StarterKey } from '@klantregie/contract'
import type { StarterWords } from './starter-set.ts'
import { people } from './starters-people.en.ts'

export const en: Readonly<Record<StarterKey, StarterWords>> = {
  school: {
    name: 'New partnership with a school',
    goal: 'From the first talk to a signed agreement and a programme that suits the school.',
    dates: { first_day: 'First day of the partnership' },
    reminders: { again: 'Talk about whether the school joins again next year' },
    steps: {
      meet: {
        title: 'Get to know the school',
        instruction: 'Call the reading or culture coordinator. First look whether a colleague spoke with this school.',
      },
      needs: {
        title: 'Talk about what the school needs',
        instruction: 'Ask about the reading plan, the culture policy and the budget. Note which groups join.',
        question: 'Does the school want to go on?',
        answers: { yes: 'Yes', no: 'No, not now' },
        documents: { report: 'Report of the talk' },
      },
      offer: {
        title: 'Send the offer',
        instruction: 'Say what the school gets, for which groups, what it costs and until when the offer stands.',
        documents: { offer: 'Offer' },
      },
      agreement: {
        title: 'Ask whether the school agrees',
        instruction: 'Call after two weeks when the school has not answered.',
        question: 'What does the school say?',
        answers: { agreed: 'Agreed', adapt: 'Please adapt', no: 'No' },
      },
      adapt: {
        title: 'Adapt the offer',
        instruction: 'Work in what the school asked for and send the new offer.',
        documents: { new_offer: 'Adapted offer' },
      },
      sign: {
        title: 'Have the agreement signed',
        instruction: 'Check that who signs may do so for the school board.',
        documents: { contract: 'Signed agreement' },
      },
      curriculum: {
        title: 'Make the continuous curriculum',
        instruction: 'Agree per group what children learn and do, so that every year builds on the one before.',
        documents: { curriculum: 'Curriculum per group' },
      },
      schedule: {
        title: 'Plan dates and fixed contacts',
        instruction: 'Write down who is the contact at the school and who is it with us.',
      },
      evaluation: {
        title: 'Talk about how it went',
        instruction: 'Ask the teachers what worked. Take what was agreed along to the next school year.',
        documents: { evaluation: 'Report of the evaluation' },
      },
    },
  },
  sponsor: {
    name: 'Renewal of a sponsor',
    goal: 'To talk in time, so that a sponsor stays or leaves with a good feeling.',
    dates: { end: 'Last day of the agreement', new_end: 'Last day of the new agreement' },
    reminders: { again: 'Begin with the renewal of this sponsor' },
    steps: {
      look_back: {
        title: 'Look back',
        instruction: 'List what we promised, what we did and what it brought the sponsor.',
        documents: { returns: 'Overview of what we did in return' },
      },
      talk: {
        title: 'Have the yearly talk',
        instruction: 'Begin by looking back. Ask what matters to the sponsor in the years to come.',
        question: 'What does the sponsor want?',
        answers: { renew: 'Renew', change: 'Renew, but differently', stop: 'Stop' },
      },
      proposal: {
        title: 'Send a new proposal',
        instruction: 'Name the amount, the time and what we do in return. Keep it to one page.',
        documents: { proposal: 'Proposal' },
      },
      tax: {
        title: 'Check: sponsoring or gift?',
        instruction:
          'When we do something in return it is sponsoring, with VAT on the invoice. Without it is a gift: then check that our status as a cultural ANBI is right. A periodic gift runs for at least five years and is in writing.',
      },
      sign: {
        title: 'Have the agreement signed',
        instruction: 'Write down what we do in return and the last day.',
        documents: { contract: 'Signed agreement' },
      },
      invoice: {
        title: 'Send the invoice',
        instruction: 'Pass the amount and the instalments on to the administration.',
        documents: { invoice: 'Invoice' },
      },
      farewell: {
        title: 'Thank the sponsor',
        instruction: 'Thank in person, ask for the reason and agree whether and how we keep in touch.',
      },
    },
  },
  subsidy: {
    name: 'Applying and accounting for a subsidy',
    goal: 'A complete application in time, and no account too late.',
    dates: {
      deadline: 'Closing day of the application',
      decision: 'Date of the decision',
      interim: 'Last day of the interim report',
      final: 'Last day of the final account',
    },
    reminders: {},
    steps: {
      conditions: {
        title: 'Read the scheme',
        instruction: 'See who may apply, what is paid, how much of our own is needed and how it is judged.',
        question: 'Do we fit this scheme?',
        answers: { fits: 'Yes', not: 'No' },
        documents: { conditions: 'Text of the scheme' },
      },
      call: {
        title: 'Call the fund',
        instruction: 'Test the idea before you write. Note with whom you spoke.',
      },
      plan: {
        title: 'Write the plan',
        instruction: 'Goal, for whom, what we do and when, and how we measure whether it works.',
        documents: { plan: 'Plan' },
      },
      budget: {
        title: 'Make the budget and the funding plan',
        instruction: 'Show which amounts were promised and which are still uncertain.',
        documents: { budget: 'Budget', funding: 'Funding plan' },
      },
      papers: {
        title: 'Collect the required papers',
        instruction: 'See in the scheme which papers are needed and how old they may be.',
        documents: {
          statutes: 'Statutes',
          accounts: 'Latest annual accounts',
          register: 'Extract of the trade register',
          codes: 'Explanation of the three cultural codes',
        },
      },
      approval: {
        title: 'Ask the director to approve',
        instruction: 'Show the plan, the budget and what we pay ourselves.',
        question: 'Do we apply?',
        answers: { yes: 'Yes', no: 'No' },
      },
      submit: {
        title: 'Submit the application',
        instruction: 'Do it some days before the closing day: portals fill up at the end.',
        documents: { receipt: 'Confirmation of receipt' },
      },
      decision: {
        title: 'Handle the decision',
        instruction: 'The scheme says how long deciding takes, often thirteen weeks. Call when nothing comes.',
        question: 'What is the decision?',
        answers: { granted: 'Granted', refused: 'Refused' },
        documents: { decision: 'Decision' },
      },
      objection: {
        title: 'Decide whether to object',
        instruction:
          'Against a decision of a public body one can object within six weeks of its date. First ask for an explanation.',
      },
      interim_date: {
        title: 'Note the day of the interim report',
        instruction: 'The day is in the decision. When there is no interim report, leave this step out.',
      },
      final_date: {
        title: 'Note the day of the final account',
        instruction: 'The day is in the decision.',
      },
      interim: {
        title: 'Hand in the interim report',
        instruction: 'Tell of changes of plan or budget at once, not only at the end.',
        documents: { interim: 'Interim report' },
      },
      final: {
        title: 'Hand in the final account',
        instruction: 'See in the decision whether a statement of the accountant is needed.',
        documents: {
          content: 'Report of what was done',
          finances: 'Financial report',
          audit: 'Statement of the accountant',
        },
      },
      settled: {
        title: 'Check the final amount',
        instruction: 'Is the amount right? Pass it on to the administration.',
        documents: { settled: 'Decision on the final amount' },
      },
    },
  },
  ...people,
}
