import type { PurposeTexts } from './standard-purpose-words.ts'

const STOP = 'I can stop this at any moment, free of charge and without giving a reason.'

export const en: PurposeTexts = {
  newsletter: {
    name: 'Newsletter',
    description: 'News about what we do and what there is to see.',
    wording: (name) => `Yes, ${name} may send me the newsletter. ${STOP}`,
    topics: ['General news', 'Children and families', 'Courses and lectures'],
  },
  own_offer: {
    name: 'Offers for customers',
    description:
      'Tips about our own programme, to people who bought from us before. Allowed only when all conditions of the customer exception are met.',
    wording: (name) => `${name} may send me tips about things like what I bought before. ${STOP}`,
  },
  education_news: {
    name: 'Education news',
    description: 'News for schools, teachers and childcare.',
    wording: (name) => `Yes, ${name} may send me news about its programme for education. ${STOP}`,
    topics: ['Primary schools', 'Secondary schools', 'Childcare'],
  },
  research_panel: {
    name: 'Research panel',
    description: 'Invitations to think along, a few times a year.',
    wording: (name) =>
      `Yes, I join the panel of ${name} and get a few questionnaires a year. My answers are used to improve what is offered. ${STOP}`,
  },
  visit_survey: {
    name: 'Question after a visit',
    description: 'A short questionnaire after somebody was with us.',
    wording: (name) => `Yes, ${name} may ask me what I thought of my visit. ${STOP}`,
  },
  fundraising: {
    name: 'Fundraising',
    description: 'Requests to give, to leave a legacy or to support a campaign.',
    wording: (name) => `Yes, ${name} may ask me to support its work with a gift. ${STOP}`,
  },
  service_messages: {
    name: 'Messages about membership or purchase',
    description: 'What belongs to what somebody bought, borrowed or agreed. No advertising in here.',
    wording: (name) => `${name} sends messages that belong to my membership, purchase or enrolment.`,
  },
  borrowing_messages: {
    name: 'Messages about borrowing',
    description: 'Reservations that are ready, books that are due, a card that expires.',
    wording: (name) => `${name} sends messages about what I borrow and reserve.`,
  },
  reading_tips: {
    name: 'Reading tips',
    description: 'Tips for books, by genre or age.',
    wording: (name) => `Yes, ${name} may send me reading tips. ${STOP}`,
    topics: ['Novels', 'Thrillers', 'Children’s books', 'History and non-fiction'],
  },
  youth_activities: {
    name: 'Activities for children',
    description: 'Reading aloud, crafts and clubs for children.',
    wording: (name) => `Yes, ${name} may send me news about activities for children. ${STOP}`,
  },
  digital_skills: {
    name: 'Language and digital courses',
    description: 'Courses for who wants to get better at language or computers.',
    wording: (name) => `Yes, ${name} may tell me which language and computer courses there are. ${STOP}`,
  },
  ticket_messages: {
    name: 'Messages about tickets',
    description: 'Changes, starting times and tickets of a performance that somebody booked.',
    wording: (name) => `${name} sends messages about the performances that I have tickets for.`,
  },
  programme_tips: {
    name: 'Programme tips',
    description: 'Tips from the programme, by genre.',
    wording: (name) => `Yes, ${name} may send me tips from the programme. ${STOP}`,
    topics: ['Theatre', 'Music', 'Dance', 'Comedy', 'Family', 'Film'],
  },
  friends: {
    name: 'News for friends and donors',
    description: 'What happens thanks to our friends, and how to become one.',
    wording: (name) => `Yes, ${name} may send me news for friends and donors. ${STOP}`,
  },
  performances_for_schools: {
    name: 'Performances for schools',
    description: 'Performances and lessons for schools.',
    wording: (name) => `Yes, ${name} may send me news about performances for schools. ${STOP}`,
  },
}
