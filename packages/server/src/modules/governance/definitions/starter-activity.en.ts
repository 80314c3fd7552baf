import type { ActivityTerm, StarterWords } from './starter-set.ts'

export const activityEn: Readonly<Record<ActivityTerm, StarterWords>> = {
  visit: {
    term: 'Visit',
    meaning: 'One time that somebody comes in or attends something of ours.',
    examples: 'Through the gate of the library; a ticket scanned at the hall.',
    counterExamples: 'A visit to the website; a ticket that was not used.',
    countingRule:
      'One visit per person, day and building where we know the person; otherwise the counter at the door, divided by two.',
  },
  repeat_visit: {
    term: 'Repeat visit',
    meaning: 'A visit of somebody who was with us before.',
    countingRule: 'The part of the visitors in the year with two or more visits on different days of that year.',
  },
  activity: {
    term: 'Activity',
    meaning: 'Something that we organise on a day and at a place, in which people take part.',
    examples: 'A lecture; a reading hour; a guided tour; a workshop.',
    counterExamples: 'An exhibition that lasts for months; a meeting of colleagues.',
    countingRule: 'Each time that it took place counts. A course of six evenings is six meetings and one activity.',
  },
  participation: {
    term: 'Participation',
    meaning: 'One person who took part in one meeting of an activity.',
    counterExamples: 'A booking without coming; the companion of a group.',
    countingRule:
      'The number present per meeting, added up. Whoever comes three times is three participations and one participant.',
  },
  no_show: {
    term: 'No-show',
    meaning: 'Somebody who booked or had a ticket and did not come, without cancelling.',
    counterExamples: 'Whoever cancelled before it began.',
    countingRule: 'Places where nobody came, divided by all places that were booked when it began.',
  },
  reach: {
    term: 'Reach',
    meaning: 'How many different people of a group we really reached.',
    counterExamples: 'The number of mails sent; the number of times a message was shown.',
    countingRule:
      'Different relations with at least one visit, participation or purchase in the year, divided by the inhabitants of the working area.',
  },
  nps: {
    term: 'NPS',
    meaning: 'A figure for how gladly visitors recommend us. The letters stand for Net Promoter Score.',
    countingRule:
      'The percentage that gives a 9 or 10, minus the percentage that gives 0 up to and including 6. Below thirty answers we show no figure.',
  },
  working_area: {
    term: 'Working area',
    meaning: 'The municipalities for which we are there in the first place.',
    countingRule:
      'Inhabitants on 1 January according to Statistics Netherlands. When municipalities merge, the new borders count from that day.',
  },
  loan: {
    term: 'Loan',
    meaning: 'One book, film or other item that somebody takes home or borrows digitally.',
    counterExamples: 'A renewal; a reservation; an item read in the building.',
    countingRule:
      'Loans from 1 January up to and including 31 December, without renewals. Apart: youth and adults, fiction and non-fiction. We do not keep what somebody borrowed.',
  },
  renewal: { term: 'Renewal', meaning: 'A loan that may take longer.', countingRule: 'Does not count as a loan.' },
  reservation: {
    term: 'Reservation',
    meaning: 'A request to borrow an item that is not there now.',
    countingRule: 'Reservations requested in the year, also when they were withdrawn later.',
  },
  ticket: {
    term: 'Ticket',
    meaning: 'The right of one person to one place at one performance or visit.',
    counterExamples: 'A subscription; a voucher for a drink.',
    countingRule: 'Tickets issued minus cancelled ones. Free tickets are included and mentioned apart.',
  },
  capacity: {
    term: 'Capacity',
    meaning: 'The number of places that we offer for one performance or activity.',
    counterExamples: 'The number of chairs in the hall, when fewer were for sale.',
    countingRule: 'The places that were available when the sale began, without places for technicians and staff.',
  },
  occupancy: {
    term: 'Occupancy',
    meaning: 'Which part of the places was taken.',
    countingRule:
      'Visits divided by capacity, per performance. Over a period: all visits divided by all capacity, not the mean of percentages.',
  },
  gift: {
    term: 'Gift',
    meaning: 'Money that somebody gives without anything in return.',
    counterExamples: 'The contribution of a friend with benefits; a sponsor’s money; a subsidy.',
    countingRule: 'Amounts received, in the year in which they were received. Promised amounts are counted apart.',
  },
  periodic_gift: {
    term: 'Periodic gift',
    meaning: 'A fixed amount per year, agreed in writing for at least five years, without anything in return.',
    counterExamples: 'A monthly gift without an agreement; a friendship with a discount.',
    countingRule: 'Agreements that run on 31 December, and the amount per year.',
  },
  volunteer_hours: {
    term: 'Volunteer hours',
    meaning: 'The hours that volunteers worked for us in a year.',
    counterExamples: 'Travelling time; hours of trainees.',
    countingRule:
      'Hours noted from 1 January up to and including 31 December. Where they are missing: agreed hours per week times weeks worked, and that is mentioned.',
  },
}
