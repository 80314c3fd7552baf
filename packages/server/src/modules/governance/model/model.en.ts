import type { ModelTexts } from './standard-model.ts'

export const en: ModelTexts = {
  domains: {
    members: 'Readers and members',
    audience: 'Audience',
    education: 'Education',
    partners: 'Funds, sponsors and partners',
    volunteers: 'Volunteers',
    communication: 'Communication and press',
    organisation: 'Organisation and government',
  },
  types: {
    borrower: { name: 'Borrower', definition: 'Somebody with a valid card or membership for borrowing.' },
    friend: {
      name: 'Friend',
      definition: 'Somebody who supports us every year with a fixed amount and receives a benefit for it.',
    },
    studier: {
      name: 'Study visitor',
      definition: 'Somebody who regularly comes to study or work here, with or without a card.',
    },
    visitor: {
      name: 'Visitor',
      definition: 'Somebody who bought a ticket or registered and came, at least once in the last three years.',
    },
    activity_participant: {
      name: 'Activity participant',
      definition: 'Somebody who took part in a course, workshop, lecture or other activity.',
    },
    subscription_holder: {
      name: 'Subscriber',
      definition: 'Somebody with a series, theatre subscription or annual pass.',
    },
    panel_member: {
      name: 'Panel member',
      definition: 'Somebody who agreed to tell us a few times a year what can be better.',
    },
    language_learner: {
      name: 'Language learner',
      definition: 'Somebody who learns to read, write or speak Dutch with us, or practises digital skills.',
    },
    school: { name: 'School', definition: 'An educational institution with its own BRIN number.' },
    school_location: {
      name: 'School location',
      definition: 'A building or site of a school, with its own location number.',
    },
    school_board: { name: 'School board', definition: 'The authority that governs one or more schools.' },
    childcare: {
      name: 'Childcare',
      definition: 'A nursery, playgroup or after-school care we work with or want to work with.',
    },
    teacher: {
      name: 'Teacher',
      definition: 'Somebody who teaches and with whom we make arrangements for a class, group or project.',
    },
    fund: {
      name: 'Fund',
      definition: 'An organisation to which we apply for a contribution and to which we account for it.',
    },
    sponsor: { name: 'Sponsor', definition: 'A company or person who supports us and receives an agreed return.' },
    donor: { name: 'Donor', definition: 'Somebody who gives us money without anything in return.' },
    partner: {
      name: 'Partner',
      definition: 'An organisation or person with whom we make a service or activity together.',
    },
    association: {
      name: 'Association or foundation',
      definition:
        'An association, foundation or group in the area, such as a reading circle, choir or community centre.',
    },
    contact_person: {
      name: 'Contact person',
      definition:
        'The person we speak with at an organisation. The organisation is the relation, this person is the way in.',
    },
    volunteer: { name: 'Volunteer', definition: 'Somebody who works for us without pay, with a volunteer agreement.' },
    newsletter_reader: {
      name: 'Newsletter reader',
      definition: 'Somebody who signed up for one or more newsletters and has not unsubscribed.',
    },
    lead: { name: 'Lead', definition: 'Somebody who showed interest but has not done anything with us yet.' },
    press: {
      name: 'Press',
      definition: 'A journalist, editorial office or other medium that reports about us or may do so.',
    },
    municipality: {
      name: 'Municipality',
      definition: 'A municipality in our working area: client, subsidiser or discussion partner.',
    },
    public_body: {
      name: 'Other public body',
      definition: 'A province, national service, water authority or other public body.',
    },
    supplier: { name: 'Supplier', definition: 'A company or person we buy from.' },
    performer: {
      name: 'Maker or speaker',
      definition: 'A writer, speaker, company, agency or artist who makes what we offer.',
    },
    employee: {
      name: 'Employee',
      definition: 'Somebody who is employed by us, does an internship or works for us as a freelancer.',
    },
    board_member: {
      name: 'Board or supervisory member',
      definition: 'Somebody on our board or our supervisory board.',
    },
  },
  links: {
    location_of: { label: 'location of', reverse: 'has location' },
    governed_by: { label: 'is governed by', reverse: 'governs' },
    part_of: { label: 'part of', reverse: 'has part' },
    contact_of: { label: 'contact person of', reverse: 'has contact person' },
    employed_by: { label: 'works for', reverse: 'has employee' },
    board_member_of: { label: 'board member of', reverse: 'has board member' },
    guardian_of: { label: 'parent or guardian of', reverse: 'child of' },
    member_of: { label: 'member of household', reverse: 'has family member' },
    partner_of: { label: 'partner of', reverse: 'partner of' },
    works_with: { label: 'works with', reverse: 'works with' },
    knows: { label: 'introduced', reverse: 'came in through' },
  },
  fields: {
    name: {
      label: 'Name',
      definition:
        'The name of the person, in parts: initials, first name, call name, prefix, surname and the partner’s name.',
      goal: 'Recognise somebody and address them well.',
    },
    organisationName: {
      label: 'Name',
      definition: 'The name as the organisation or household uses it itself.',
      goal: 'Recognise the organisation or household and write to it well.',
    },
    birthDate: {
      label: 'Date of birth',
      definition: 'The day on which somebody was born.',
      goal: 'Tell youth from adults and know whether a parent or guardian must give consent.',
    },
    emails: {
      label: 'E-mail address',
      definition: 'An address at which the relation receives mail. The first one is preferred.',
      goal: 'Send messages about what somebody bought or joined, and news to those who want it.',
    },
    phones: {
      label: 'Telephone number',
      definition: 'A number at which the relation can be reached, with country code.',
      goal: 'Be able to call when an appointment or activity changes.',
    },
    website: {
      label: 'Website',
      definition: 'The web address of the organisation.',
      goal: 'Prepare a conversation or application with this organisation.',
    },
    addresses: {
      label: 'Address',
      definition: 'Where the relation lives or is based, and where post goes when that is somewhere else.',
      goal: 'Send post and know from which area our relations come.',
    },
    municipality: {
      label: 'Municipality',
      definition: 'The municipality of the visiting address.',
      goal: 'Account to municipalities for whom we reach.',
    },
    language: {
      label: 'Language',
      definition: 'The language in which the relation prefers to be written to.',
      goal: 'Write to somebody in a language they understand.',
    },
  },
}
