import type { ModelTexts } from './standard-model.ts'

export const nl: ModelTexts = {
  domains: {
    members: 'Lezers en leden',
    audience: 'Publiek',
    education: 'Educatie',
    partners: 'Fondsen, sponsors en partners',
    volunteers: 'Vrijwilligers',
    communication: 'Communicatie en pers',
    organisation: 'Organisatie en overheid',
  },
  types: {
    borrower: { name: 'Lener', definition: 'Iemand met een geldige pas of een geldig abonnement om te lenen.' },
    friend: {
      name: 'Vriend',
      definition: 'Iemand die ons elk jaar met een vast bedrag steunt en daar een voordeel voor krijgt.',
    },
    studier: {
      name: 'Studeerder',
      definition: 'Iemand die geregeld bij ons komt studeren of werken, met of zonder pas.',
    },
    visitor: {
      name: 'Bezoeker',
      definition:
        'Iemand die een kaartje kocht of zich aanmeldde en is gekomen, minstens één keer in de laatste drie jaar.',
    },
    activity_participant: {
      name: 'Activiteitdeelnemer',
      definition: 'Iemand die meedeed aan een cursus, workshop, lezing of andere activiteit.',
    },
    subscription_holder: {
      name: 'Abonnementhouder',
      definition: 'Iemand met een serie, theaterabonnement of jaarkaart.',
    },
    panel_member: {
      name: 'Panellid',
      definition: 'Iemand die toezegde ons een paar keer per jaar te vertellen wat beter kan.',
    },
    language_learner: {
      name: 'Taalcursist',
      definition:
        'Iemand die bij ons Nederlands leert lezen, schrijven of spreken, of met digitale vaardigheden oefent.',
    },
    school: { name: 'School', definition: 'Een onderwijsinstelling met een eigen BRIN-nummer.' },
    school_location: {
      name: 'Schoollocatie',
      definition: 'Een gebouw of vestiging van een school, met een eigen vestigingsnummer.',
    },
    school_board: { name: 'Schoolbestuur', definition: 'Het bevoegd gezag dat een of meer scholen bestuurt.' },
    childcare: {
      name: 'Kinderopvang',
      definition:
        'Een kinderdagverblijf, peuteropvang of buitenschoolse opvang waarmee we samenwerken of willen samenwerken.',
    },
    teacher: {
      name: 'Docent',
      definition: 'Iemand die lesgeeft en met wie wij afspraken maken over een klas, groep of project.',
    },
    fund: {
      name: 'Fonds',
      definition: 'Een organisatie bij wie we een bijdrage aanvragen en aan wie we verantwoording afleggen.',
    },
    sponsor: {
      name: 'Sponsor',
      definition: 'Een bedrijf of persoon die ons steunt en daar een afgesproken tegenprestatie voor krijgt.',
    },
    donor: { name: 'Donateur', definition: 'Iemand die ons geld schenkt zonder tegenprestatie.' },
    partner: {
      name: 'Partner',
      definition: 'Een organisatie of persoon met wie we samen een dienst of activiteit maken.',
    },
    association: {
      name: 'Vereniging of stichting',
      definition: 'Een vereniging, stichting of groep uit de omgeving, zoals een leeskring, koor of buurthuis.',
    },
    contact_person: {
      name: 'Contactpersoon',
      definition:
        'Degene met wie wij bij een organisatie contact hebben. De organisatie is de relatie, deze persoon is de ingang.',
    },
    volunteer: {
      name: 'Vrijwilliger',
      definition: 'Iemand die zonder loon voor ons werkt, met een vrijwilligersovereenkomst.',
    },
    newsletter_reader: {
      name: 'Nieuwsbrieflezer',
      definition: 'Iemand die zich voor een of meer nieuwsbrieven heeft aangemeld en zich niet heeft afgemeld.',
    },
    lead: { name: 'Lead', definition: 'Iemand die belangstelling toonde, maar nog niets bij ons heeft gedaan.' },
    press: {
      name: 'Pers',
      definition: 'Een journalist, redactie of ander medium dat over ons bericht of kan berichten.',
    },
    municipality: {
      name: 'Gemeente',
      definition: 'Een gemeente in ons werkgebied: opdrachtgever, subsidiegever of gesprekspartner.',
    },
    public_body: { name: 'Andere overheid', definition: 'Een provincie, rijksdienst, waterschap of andere overheid.' },
    supplier: { name: 'Leverancier', definition: 'Een bedrijf of persoon bij wie wij inkopen.' },
    performer: {
      name: 'Maker of spreker',
      definition: 'Een schrijver, spreker, gezelschap, impresariaat of kunstenaar die ons aanbod maakt.',
    },
    employee: {
      name: 'Medewerker',
      definition: 'Iemand die bij ons in dienst is, stage loopt of als zelfstandige voor ons werkt.',
    },
    board_member: {
      name: 'Bestuurder of toezichthouder',
      definition: 'Iemand in ons bestuur of onze raad van toezicht.',
    },
  },
  links: {
    location_of: { label: 'vestiging van', reverse: 'heeft vestiging' },
    governed_by: { label: 'valt onder', reverse: 'bestuurt' },
    part_of: { label: 'onderdeel van', reverse: 'heeft onderdeel' },
    contact_of: { label: 'contactpersoon van', reverse: 'heeft contactpersoon' },
    employed_by: { label: 'werkt bij', reverse: 'heeft medewerker' },
    board_member_of: { label: 'bestuurslid van', reverse: 'heeft bestuurslid' },
    guardian_of: { label: 'ouder of verzorger van', reverse: 'kind van' },
    member_of: { label: 'lid van huishouden', reverse: 'heeft gezinslid' },
    partner_of: { label: 'partner van', reverse: 'partner van' },
    works_with: { label: 'werkt samen met', reverse: 'werkt samen met' },
    knows: { label: 'bracht aan', reverse: 'kwam binnen via' },
  },
  fields: {
    name: {
      label: 'Naam',
      definition:
        'De naam van de persoon, in delen: voorletters, voornaam, roepnaam, voorvoegsel, achternaam en de naam van de partner.',
      goal: 'Iemand herkennen en goed aanspreken.',
    },
    organisationName: {
      label: 'Naam',
      definition: 'De naam zoals de organisatie of het huishouden die zelf gebruikt.',
      goal: 'De organisatie of het huishouden herkennen en goed aanschrijven.',
    },
    birthDate: {
      label: 'Geboortedatum',
      definition: 'De dag waarop iemand geboren is.',
      goal: 'Jeugd en volwassenen onderscheiden en weten of een ouder of verzorger toestemming moet geven.',
    },
    emails: {
      label: 'E-mailadres',
      definition: 'Een adres waarop de relatie mail ontvangt. Het eerste adres is het voorkeursadres.',
      goal: 'Berichten sturen over wat iemand afnam, en nieuws voor wie dat wil.',
    },
    phones: {
      label: 'Telefoonnummer',
      definition: 'Een nummer waarop de relatie te bereiken is, met landnummer.',
      goal: 'Iemand kunnen bellen als een afspraak of activiteit verandert.',
    },
    website: {
      label: 'Website',
      definition: 'Het webadres van de organisatie.',
      goal: 'Een gesprek of aanvraag bij deze organisatie kunnen voorbereiden.',
    },
    addresses: {
      label: 'Adres',
      definition: 'Waar de relatie woont of gevestigd is, en waar post naartoe gaat als dat ergens anders is.',
      goal: 'Post versturen en weten uit welk gebied onze relaties komen.',
    },
    municipality: {
      label: 'Gemeente',
      definition: 'De gemeente waarin het bezoekadres ligt.',
      goal: 'Aan gemeenten verantwoorden wie wij bereiken.',
    },
    language: {
      label: 'Taal',
      definition: 'De taal waarin de relatie het liefst bericht krijgt.',
      goal: 'Iemand schrijven in een taal die diegene begrijpt.',
    },
  },
}
