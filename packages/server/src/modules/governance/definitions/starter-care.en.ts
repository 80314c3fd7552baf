import type { CareTerm, StarterWords } from './starter-set.ts'

export const careEn: Readonly<Record<CareTerm, StarterWords>> = {
  purpose: {
    term: 'Purpose',
    meaning: 'Why we keep something or approach somebody, so precise that the relation understands it.',
    examples: 'Sending the newsletter; calling when an activity is cancelled.',
    counterExamples: '“Marketing”; “because it may be useful”.',
  },
  legal_basis: {
    term: 'Legal basis',
    meaning: 'The reason in the law why we may use personal data (GDPR, article 6).',
    examples: 'Consent; a contract; a legal duty; a legitimate interest.',
  },
  consent: {
    term: 'Consent',
    meaning:
      'A free and clear choice of somebody for one purpose and one channel, which we can show and which they can always withdraw.',
    examples: 'A box they ticked themselves, with the text beside it, the date and the place.',
    counterExamples: 'A box that was ticked already; a business card; being a customer.',
    countingRule:
      'The last statement per relation, purpose and channel counts. Without a statement there is no consent.',
  },
  objection: {
    term: 'Objection',
    meaning: 'Somebody does not want us to use data for a purpose. With advertising we stop at once.',
  },
  restriction: {
    term: 'Restriction',
    meaning: 'The data is kept, but we do nothing with it: no mail, no selection, no export.',
    examples: 'As long as it is being found out whether an address is right.',
  },
  retention_term: {
    term: 'Retention term',
    meaning: 'How long we keep something, and from which moment that counts.',
    examples: 'Invoices: seven years. A member: at most two years after the membership ended.',
    counterExamples: '“As long as necessary”, without a moment.',
  },
  special_category: {
    term: 'Special categories of personal data',
    meaning:
      'Data that the law protects more, such as about health, religion or descent. We do not keep it, unless an exception applies.',
    examples: 'That somebody needs a place for a wheelchair.',
    counterExamples: 'A date of birth; an address.',
  },
  minor: {
    term: 'Minor',
    meaning: 'Somebody younger than 18. Under 16 a parent or guardian gives consent.',
    countingRule: 'By age on the day itself. Without a date of birth we assume an adult.',
  },
  protected_person: {
    term: 'Protected person',
    meaning: 'Somebody whose data we shield more, because becoming known can be dangerous.',
    examples: 'Somebody with a secret address.',
  },
  access_request: {
    term: 'Access request',
    meaning: 'Somebody’s question which data we have about them. We answer within a month.',
    countingRule: 'The month begins on the day on which the request comes in.',
  },
  data_breach: {
    term: 'Data breach',
    meaning: 'Personal data was lost, or somebody could get at it who may not.',
    examples: 'A list mailed to the wrong address; a laptop stolen.',
    countingRule: 'Reported within 72 hours after we found out, unless there is no risk for people.',
  },
  quality_score: {
    term: 'Quality score',
    meaning: 'One figure for how good the data of a domain is, from 0 to 100%.',
    countingRule:
      'The mean of the parts that were measured: complete, valid, fresh, without duplicates and without contradiction. Each weighs the same. What is not measured does not count.',
  },
  completeness: {
    term: 'Complete',
    meaning: 'Of how many relations the fields are filled in that the owner expects.',
    countingRule:
      'Fields filled in divided by fields expected, of relations for which the field exists. Fields that the owner does not expect do not count.',
  },
  validity: {
    term: 'Valid',
    meaning:
      'Whether what was filled in can be right: an e-mail address with an at sign, a postcode of four digits and two letters.',
    counterExamples: 'Whether the address really exists: its form does not tell.',
    countingRule: 'Values with a right form, divided by all values filled in. Foreign postcodes are not judged.',
  },
  freshness: {
    term: 'Fresh',
    meaning: 'Whether a relation was confirmed or changed not long ago.',
    countingRule:
      'Relations changed or confirmed within the term of the domain, divided by all relations of the domain. The term is 24 months, unless the owner chooses another.',
  },
  without_duplicates: {
    term: 'Without duplicates',
    meaning: 'How many relations probably occur only once.',
    countingRule:
      'Relations without an open question about a possible duplicate, divided by all relations of the domain.',
  },
  bounced: {
    term: 'Undeliverable',
    meaning: 'An e-mail address from which messages come back.',
    countingRule: 'Addresses with a lasting refusal of the receiver. A full mailbox counts after three times only.',
  },
  source_conflict: {
    term: 'Contradiction',
    meaning: 'Two sources say different things about the same relation.',
    examples: 'Two dates of birth; two home addresses.',
    counterExamples: 'Two e-mail addresses: somebody can have more than one.',
    countingRule:
      'Relations whose sources say the same, divided by relations about which two or more sources say something. Per field.',
  },
}
