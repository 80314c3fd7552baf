import type { MappingTarget } from '@klantregie/contract'

/** The words of headers per meaning, as `layoutKey` writes them; `#` stands for a number. */
type Meanings = Partial<Record<MappingTarget, string>>

/** How the export of one program is recognised, and what its columns mean. */
export type Layout = {
  readonly name: string
  /** One of the words of every line must be among the headers; together they stand in no other list. */
  readonly knownBy: readonly string[]
  readonly columns: Meanings
  /** Columns that say the same in two ways, such as the address at home and at work: the first with anything in it is meant. */
  readonly eitherOf?: readonly Meanings[]
}

const google: Meanings = {
  call_name: 'nickname',
  title: 'nameprefix',
  birth_date: 'birthday',
  email: 'email#value',
  phone: 'phone#value',
  address_line: 'address1street',
  postcode: 'address1postalcode',
  place: 'address1city',
  country: 'address1country',
  website: 'website1value',
  remark: 'notes',
  skip: 'photo',
  keep: 'namesuffix fileas labels groupmembership gender location occupation phoneticfirstname phoneticmiddlename phoneticlastname yominame email#label email#type phone#label phone#type address#label address#type address#formatted address#region address#pobox address#extendedaddress website#label website#type event#label event#value',
}

const outlookName: Meanings = {
  title: 'title',
  first_name: 'firstname',
  prefix: 'middlename',
  surname: 'lastname',
  organisation_name: 'company',
  email: 'emailaddress email#address',
  phone: 'businessphone businessphone# homephone homephone# primaryphone otherphone companymainphone',
  mobile: 'mobilephone',
  birth_date: 'birthday',
  website: 'webpage',
  remark: 'notes',
  keep: 'suffix department jobtitle categories emaildisplayname email#displayname emailtype email#type gender anniversary initials account assistantsphone businessfax homefax otherfax',
}

const outlookNaam: Meanings = {
  title: 'titel',
  first_name: 'voornaam',
  prefix: 'middelstenaam tweedevoornaam tussenvoegsel',
  surname: 'achternaam',
  organisation_name: 'bedrijf',
  email: 'emailadres emailadres# adresemail#',
  phone:
    'telefoonopwerk telefoonopwerk# telefoonthuis telefoonthuis# primairetelefoon anderetelefoon hoofdtelefoonbedrijf',
  mobile: 'mobieletelefoon',
  birth_date: 'verjaardag geboortedatum',
  website: 'webpagina',
  remark: 'notities',
  keep: 'achtervoegsel afdeling functie categorieen weergavenaamvooremail typeemail geslacht initialen trouwdag telefoonassistent faxopwerk faxthuis anderefax',
}

/**
 * From the columns that the programs document, or that published exports of them show (test-data/layouts/README.md). What is not
 * named here is read by its own header and contents; "keep" stands where that would read it wrongly.
 */
export const KNOWN_LAYOUTS: readonly Layout[] = [
  {
    name: 'Mailchimp',
    knownBy: ['emailaddress', 'leid', 'euid'],
    columns: {
      external_id: 'leid',
      email: 'emailaddress',
      first_name: 'firstname',
      surname: 'lastname',
      newsletter: 'mailchimpstatus',
      newsletter_on: 'mailchimpdatum',
      newsletter_source: 'mailchimpbewijs',
      remark: 'notes',
      // Places and languages are those of the last opened mail, not what somebody told.
      keep: 'memberrating optintime optinip confirmtime confirmip latitude longitude gmtoff dstoff timezone cc region lastchanged euid tags mailchimptags unsubtime unsubcampaigntitle unsubcampaignid unsubreason unsubreasonother cleantime cleancampaigntitle cleancampaignid',
    },
  },
  {
    name: 'Google',
    knownBy: ['firstname', 'lastname', 'labels', 'email1value phone1value fileas'],
    columns: {
      ...google,
      first_name: 'firstname',
      prefix: 'middlename',
      surname: 'lastname',
      organisation_name: 'organizationname',
      keep: `${google.keep ?? ''} organizationtitle organizationdepartment`,
    },
  },
  {
    name: 'Google',
    knownBy: ['givenname', 'familyname', 'groupmembership'],
    columns: {
      ...google,
      full_name: 'name',
      first_name: 'givenname',
      prefix: 'additionalname',
      surname: 'familyname',
      organisation_name: 'organization1name',
      keep: `${google.keep ?? ''} initials shortname maidenname givennameyomi additionalnameyomi familynameyomi organization#type organization#yominame organization#title organization#department`,
    },
  },
  {
    name: 'Outlook',
    knownBy: ['emailaddress', 'lastname', 'homestreet businessstreet'],
    columns: outlookName,
    eitherOf: [
      { address_line: 'homestreet', postcode: 'homepostalcode', place: 'homecity', country: 'homecountryregion' },
      {
        address_line: 'businessstreet',
        postcode: 'businesspostalcode',
        place: 'businesscity',
        country: 'businesscountryregion',
      },
    ],
  },
  {
    name: 'Outlook',
    knownBy: ['emailadres', 'achternaam', 'huisadresstraat werkadresstraat'],
    columns: outlookNaam,
    eitherOf: [
      {
        address_line: 'huisadresstraat',
        postcode: 'huisadrespostcode',
        place: 'huisadresplaats',
        country: 'huisadreslandregio',
      },
      {
        address_line: 'werkadresstraat',
        postcode: 'werkadrespostcode',
        place: 'werkadresplaats',
        country: 'werkadreslandregio',
      },
    ],
  },
  {
    name: 'CiviCRM',
    knownBy: ['contactid', 'contacttype', 'donotemail nobulkemailsuseroptout sortname displayname'],
    columns: {
      external_id: 'contactid',
      title: 'individualprefix',
      call_name: 'nickname',
      birth_date: 'birthdate',
      organisation_name: 'organizationname currentemployer',
      address_line: 'streetaddress',
      postcode: 'postalcode',
      place: 'city',
      country: 'country',
      phone: 'phone',
      email: 'email',
      website: 'website',
      language: 'preferredlanguage',
      remark: 'notes note',
      no_email: 'donotemail nobulkemailsuseroptout',
      no_phone: 'donotphone',
      no_post: 'donotmail',
      no_sms: 'donotsms',
      // A legal identifier can be a citizen service number.
      skip: 'legalidentifier',
      keep: 'contacttype contactsubtype donottrade externalidentifier sortname preferredcommunicationmethod contactsource individualsuffix jobtitle gender deceased householdname supplementaladdress# state phoneextension im openid employeeof childof spouseof',
    },
    eitherOf: [{ first_name: 'firstname', prefix: 'middlename', surname: 'lastname' }, { full_name: 'displayname' }],
  },
  {
    name: 'HubSpot',
    knownBy: ['recordid', 'lifecyclestage contactowner leadstatus'],
    columns: {
      external_id: 'recordid',
      first_name: 'firstname',
      surname: 'lastname',
      email: 'email',
      phone: 'phonenumber',
      mobile: 'mobilephonenumber',
      address_line: 'streetaddress',
      postcode: 'postalcode',
      place: 'city',
      country: 'countryregion',
      organisation_name: 'associatedcompany companyname',
      no_email: 'unsubscribedfromallemail',
      keep: 'contactowner leadstatus lifecyclestage createdate lastactivitydate marketingcontactstatus associatedcompanyids',
    },
  },
  {
    name: 'Salesforce',
    knownBy: ['id contactid', 'lastname', 'mailingstreet hasoptedoutofemail emailoptout accountid'],
    columns: {
      external_id: 'id contactid',
      title: 'salutation',
      first_name: 'firstname',
      prefix: 'middlename',
      surname: 'lastname',
      email: 'email',
      phone: 'phone homephone otherphone',
      mobile: 'mobilephone mobile',
      birth_date: 'birthdate',
      organisation_name: 'accountname',
      address_line: 'mailingstreet',
      postcode: 'mailingpostalcode mailingzippostalcode',
      place: 'mailingcity',
      country: 'mailingcountry',
      remark: 'description',
      no_email: 'hasoptedoutofemail emailoptout',
      no_phone: 'donotcall',
      keep: 'accountid ownerid contactowner department fax hasoptedoutoffax faxoptout createddate lastmodifieddate mailingstate mailingstateprovince leadsource isdeleted otherstreet othercity otherpostalcode othercountry',
    },
  },
  {
    name: 'Koha',
    knownBy: ['surname', 'categorycode', 'branchcode'],
    columns: {
      external_id: 'borrowernumber',
      card_number: 'cardnumber',
      first_name: 'firstname',
      prefix: 'middlename',
      surname: 'surname',
      title: 'title sex',
      initials: 'initials',
      call_name: 'preferredname',
      birth_date: 'dateofbirth',
      house_number: 'streetnumber',
      address_line: 'address',
      postcode: 'zipcode',
      place: 'city',
      country: 'country',
      email: 'email emailpro',
      phone: 'phone phonepro',
      mobile: 'mobile smsalertnumber',
      branch: 'branchcode',
      role_from: 'dateenrolled',
      role_until: 'dateexpiry',
      language: 'lang',
      remark: 'borrowernotes',
      skip: 'password secret ethnicity ethnotes',
      // Of a child the guarantor; of everybody the name they sign in with, and what they owe.
      keep: 'contactname contactfirstname contacttitle guarantorid relationship userid opacnote contactnote patronattributes categorycode streettype address2 state bemail bphone othernames flags sort1 sort2 debarred debarredcomment privacy gonenoaddress lost fax daterenewed',
    },
  },
]
