import type { PeopleTerm, StarterWords } from './starter-set.ts'

export const peopleEn: Readonly<Record<PeopleTerm, StarterWords>> = {
  relation: {
    term: 'Relation',
    meaning: 'A person, organisation or household that we know or want to know. One relation can have several roles.',
    examples: 'A borrower who also volunteers; De Bron primary school; the Jansen family.',
    counterExamples: 'An anonymous visitor whom we only know from the counter at the door.',
    countingRule:
      'Each relation counts once, also with several roles and from several sources. Archived relations do not count.',
  },
  relation_type: { term: 'Relation type', meaning: 'What a relation is to us, such as borrower, school or sponsor.' },
  role: {
    term: 'Role',
    meaning:
      'A relation type that a relation has, from a beginning to an end. Somebody can be borrower and volunteer at once.',
    countingRule: 'A role counts until its last day. Whoever has two roles counts for both, and once in the total.',
  },
  link: {
    term: 'Link',
    meaning: 'How two relations belong together.',
    examples: 'A school and the board that governs it; a parent and a child.',
  },
  domain: {
    term: 'Domain',
    meaning: 'A part of our relations with somebody who answers for it, such as education or volunteers.',
    counterExamples: 'A department or a branch: a domain is about relations, not about the organisation itself.',
  },
  data_owner: {
    term: 'Data owner',
    meaning: 'The colleague who decides what we keep about a domain, who may see it, and whether it still holds.',
    counterExamples: 'The functional administrator, who sets up the program and does not decide about its content.',
  },
  source: {
    term: 'Source',
    meaning: 'Where data comes from: a system, a list or a colleague.',
    examples: 'The library system; the ticketing system; a list of sponsors in Excel.',
  },
  source_record: {
    term: 'Source record',
    meaning: 'What one source says about one relation, exactly as it came in. It is always kept.',
    countingRule: 'All current records of all sources. Somebody in three sources is three records and one relation.',
  },
  import: {
    term: 'Import',
    meaning: 'Giving a list or file to Klantregie. Every row is counted and everything can be undone.',
    countingRule: 'Rows in the file = new + changed + same + duplicate + rejected.',
  },
  possible_duplicate: {
    term: 'Possible duplicate',
    meaning: 'Two relations that may be the same one. A person decides.',
    counterExamples: 'Two members of a family with one e-mail address: they look alike and stay two relations.',
    countingRule: 'The number of pairs about which nobody has decided yet.',
  },
  contact_moment: {
    term: 'Contact',
    meaning: 'A conversation, mail, letter, visit or note with a date and a sender.',
    counterExamples: 'A newsletter to a thousand addresses.',
  },
  branch: { term: 'Branch', meaning: 'A building or place where we are open to the public.' },
  household: {
    term: 'Household',
    meaning: 'People who live together at one address and whom we want to approach together.',
    counterExamples: 'Students in one building with their own post; everybody who happens to share a house number.',
    countingRule: 'A household counts once. Its members also count, each as a person.',
  },
  customer: {
    term: 'Customer',
    meaning: 'A relation that takes something from us, or did: borrows, buys, takes part or hires.',
    examples: 'A subscription holder; a school that takes lessons; somebody who hires a hall.',
    counterExamples: 'A sponsor who takes nothing; somebody who only reads the newsletter.',
    countingRule:
      'Relations that took something at least once in the last 24 months, counted from today. Each relation counts once.',
  },
  member: {
    term: 'Member',
    meaning: 'Somebody with a valid membership of our library, paid or free.',
    examples: 'A child of six; an adult with a yearly membership; somebody with a digital membership.',
    counterExamples:
      'A visitor without a card; somebody whose membership was cancelled; a school with a school subscription.',
    countingRule:
      'Members with a valid membership on 31 December. A member with two cards counts once. Youth and adults are counted apart.',
  },
  borrower: {
    term: 'Borrower',
    meaning: 'Somebody who may borrow from us.',
    examples: 'A member with a valid card.',
    counterExamples: 'A member without the right to borrow; somebody who only reads in the building.',
    countingRule: 'Relations with the role Borrower that runs today.',
  },
  active_borrower: {
    term: 'Active borrower',
    meaning: 'A borrower who borrowed, reserved or renewed something in the last twelve months.',
    counterExamples: 'Whoever only came in or only took part in an activity.',
    countingRule:
      'Borrowers with at least one loan, reservation or renewal in the twelve months up to the reference day. For the yearly figure that is 31 December.',
  },
  youth_member: {
    term: 'Youth member',
    meaning: 'A member up to and including the age of 17.',
    countingRule: 'Members who are 17 or younger on 31 December. Whoever turns 18 on 31 December counts as an adult.',
  },
  adult_member: {
    term: 'Adult member',
    meaning: 'A member of 18 or older.',
    countingRule:
      'Members who are 18 or older on 31 December. Members without a date of birth are included and mentioned apart.',
  },
  lapsed_member: {
    term: 'Lapsed member',
    meaning: 'Somebody who was a member and is not any more.',
    counterExamples: 'A youth member who turns 18 and stays; a member who moves to another branch of ours.',
    countingRule:
      'Members whose membership ended between 1 January and 31 December and who are no member on 31 December.',
  },
  language_learner: {
    term: 'Language learner',
    meaning: 'Somebody who works on language or basic skills with us.',
    examples: 'Somebody at the language house; somebody with a language buddy.',
    counterExamples: 'The volunteer who helps; a visitor of the information point with one question.',
    countingRule:
      'Relations with the role Language learner on any day of the year. Whoever follows two courses counts once.',
  },
  school: {
    term: 'School',
    meaning: 'An educational institution with a BRIN number of its own.',
    counterExamples: 'A location of a school (which has two more digits); childcare; a school board.',
    countingRule: 'Once per BRIN number of four characters. Locations are counted apart.',
  },
  school_contact: {
    term: 'School contact',
    meaning: 'The person at a school with whom we make arrangements.',
    examples: 'The reading consultant; the culture coordinator; the head.',
    counterExamples: 'The general address of the school; a teacher who came with the class once.',
    countingRule: 'Persons with a running link to a school. Whoever works at two schools counts once.',
  },
  visitor: {
    term: 'Visitor',
    meaning: 'Somebody whom we know and who came in or attended a performance, exhibition or activity.',
    counterExamples: 'Somebody whom we only count at the door: that is a visit, not a visitor.',
    countingRule:
      'Different relations with at least one visit in the year. Whoever comes ten times is one visitor with ten visits.',
  },
  new_visitor: {
    term: 'New visitor',
    meaning: 'A visitor who was not with us in the past three years.',
    countingRule: 'Visitors in the year without a visit in the 36 months before their first visit of that year.',
  },
  passer_by: {
    term: 'Passer-by',
    meaning: 'A visitor who comes now and then and has no tie with our house.',
    countingRule: 'One visit in the last 24 months (De Rooij’s tiers). Each house can set its own limit.',
  },
  participant: {
    term: 'Participant',
    meaning: 'A visitor who comes regularly and knows our house.',
    countingRule:
      'Two up to and including five visits in the last 24 months (De Rooij’s tiers). Each house can set its own limit.',
  },
  core_audience: {
    term: 'Core audience',
    meaning: 'Visitors who come often and feel attached to our house.',
    counterExamples: 'Somebody who comes twice for one company.',
    countingRule: 'Six or more visits in the last 24 months (De Rooij’s tiers). Each house can set its own limit.',
  },
  subscription_holder: {
    term: 'Subscription holder',
    meaning: 'Somebody with a series or subscription for this season.',
    counterExamples: 'Somebody who bought single tickets for six performances.',
    countingRule:
      'The buyer of a subscription that runs on the reference day. Two subscriptions of one buyer count as one holder.',
  },
  panel_member: {
    term: 'Panel member',
    meaning: 'Somebody who promised to answer our questions.',
    counterExamples: 'Somebody who filled in a questionnaire once after a visit.',
    countingRule: 'Relations with the role Panel member and a valid consent for research on the reference day.',
  },
  lead: {
    term: 'Prospect',
    meaning: 'Somebody who showed interest and took nothing yet. Also called: lead.',
    examples: 'Whoever asked for a brochure; a company that asked about sponsoring.',
    counterExamples: 'A former customer; an address that we bought or looked up ourselves.',
    countingRule: 'Relations with the running role Prospect that took nothing. The role ends when they first do.',
  },
  newsletter_reader: {
    term: 'Newsletter reader',
    meaning: 'Somebody who gave consent for our newsletter.',
    counterExamples: 'A customer who only gets mail about an order.',
    countingRule: 'Relations with a valid consent and a working address on the reference day.',
  },
  volunteer: {
    term: 'Volunteer',
    meaning: 'Somebody who works for us without pay, by arrangement.',
    examples: 'A language buddy; an attendant; somebody who brings books to homes.',
    counterExamples: 'A trainee; a board member; a parent who helps once.',
    countingRule:
      'Relations with the role Volunteer that runs on 31 December. Hours are counted apart, over the whole year.',
  },
  donor: {
    term: 'Donor',
    meaning: 'Somebody who gives us money without anything in return.',
    counterExamples: 'A friend who gets a discount or a preview; a sponsor with a logo on the poster.',
    countingRule: 'Relations with at least one gift in the last twelve months.',
  },
  friend: {
    term: 'Friend',
    meaning: 'Somebody who pays a fixed contribution and gets benefits for it.',
    counterExamples: 'A donor who gets nothing in return.',
    countingRule:
      'Relations with a running friendship on the reference day. A friendship for two counts as two friends.',
  },
  sponsor: {
    term: 'Sponsor',
    meaning: 'A company or person that gives money or means and gets something in return.',
    examples: 'A bank with a logo in the programme; a printer who supplies posters.',
    counterExamples: 'A fund; a donor; a municipality.',
    countingRule: 'Relations with a sponsor agreement that runs on the reference day.',
  },
  fund: {
    term: 'Fund',
    meaning: 'An organisation that grants money on request, for a purpose and with an account of it.',
    counterExamples: 'The municipality with a yearly subsidy; a sponsor.',
    countingRule: 'Organisations with the role Fund. Grants are counted apart, in the year in which they were made.',
  },
}
