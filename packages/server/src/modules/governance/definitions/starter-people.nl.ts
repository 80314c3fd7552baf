import type { PeopleTerm, StarterWords } from './starter-set.ts'

export const peopleNl: Readonly<Record<PeopleTerm, StarterWords>> = {
  relation: {
    term: 'Relatie',
    meaning:
      'Een persoon, organisatie of huishouden dat wij kennen of willen kennen. Eén relatie kan meer rollen hebben.',
    examples: 'Een lener die ook vrijwilliger is; basisschool De Bron; de familie Jansen.',
    counterExamples: 'Een anonieme bezoeker die wij alleen als teller bij de deur kennen.',
    countingRule:
      'Elke relatie telt één keer, ook met meer rollen en uit meer bronnen. Gearchiveerde relaties tellen niet mee.',
  },
  relation_type: { term: 'Relatietype', meaning: 'Wat een relatie voor ons is, zoals lener, school of sponsor.' },
  role: {
    term: 'Rol',
    meaning:
      'Een relatietype dat een relatie heeft, van een begin tot een eind. Iemand kan tegelijk lener en vrijwilliger zijn.',
    countingRule:
      'Een rol telt mee zolang de einddatum niet is bereikt. Wie twee rollen heeft, telt bij beide mee en in het totaal één keer.',
  },
  link: {
    term: 'Verband',
    meaning: 'Hoe twee relaties bij elkaar horen.',
    examples: 'Een school en het bestuur waar die onder valt; een ouder en een kind.',
  },
  domain: {
    term: 'Domein',
    meaning: 'Een deel van onze relaties met een eigen verantwoordelijke, zoals educatie of vrijwilligers.',
    counterExamples: 'Een afdeling of een vestiging: een domein gaat over relaties, niet over de organisatie zelf.',
  },
  data_owner: {
    term: 'Data-eigenaar',
    meaning: 'De collega die bepaalt wat wij over een domein vastleggen, wie het mag zien, en of het nog klopt.',
    counterExamples: 'De functioneel beheerder: die richt het programma in en beslist niet over de inhoud.',
  },
  source: {
    term: 'Bron',
    meaning: 'Waar gegevens vandaan komen: een systeem, een lijst of een collega.',
    examples: 'Het bibliotheeksysteem; het kassasysteem; een lijst met sponsors in Excel.',
  },
  source_record: {
    term: 'Bronrecord',
    meaning: 'Wat één bron over één relatie zegt, precies zoals het binnenkwam. Het blijft altijd bewaard.',
    countingRule:
      'Alle huidige records van alle bronnen. Staat iemand in drie bronnen, dan zijn dat drie records en één relatie.',
  },
  import: {
    term: 'Inlezen',
    meaning: 'Een lijst of bestand aan Klantregie geven. Elke rij wordt geteld en alles kan ongedaan worden gemaakt.',
    countingRule: 'Rijen in het bestand = nieuw + veranderd + gelijk + dubbel + afgewezen.',
  },
  possible_duplicate: {
    term: 'Mogelijk dubbel',
    meaning: 'Twee relaties die misschien dezelfde zijn. Een mens beslist.',
    counterExamples: 'Twee gezinsleden met hetzelfde e-mailadres: zij lijken op elkaar en blijven twee relaties.',
    countingRule: 'Het aantal paren waarover nog niemand heeft beslist.',
  },
  contact_moment: {
    term: 'Contactmoment',
    meaning: 'Een gesprek, mail, brief, bezoek of notitie met datum en afzender.',
    counterExamples: 'Een nieuwsbrief aan duizend adressen.',
  },
  branch: { term: 'Vestiging', meaning: 'Een gebouw of plek waar wij open zijn voor publiek.' },
  household: {
    term: 'Huishouden',
    meaning: 'Mensen die op één adres bij elkaar wonen en die wij samen willen benaderen.',
    counterExamples: 'Studenten in één pand met eigen post; iedereen met toevallig hetzelfde huisnummer.',
    countingRule: 'Een huishouden telt één keer. De leden tellen daarnaast elk als persoon.',
  },
  customer: {
    term: 'Klant',
    meaning: 'Een relatie die iets van ons afneemt of afnam: leent, koopt, deelneemt of huurt.',
    examples: 'Een abonnementhouder; een school die lessen afneemt; de huurder van een zaal.',
    counterExamples: 'Een sponsor die niets afneemt; iemand die alleen de nieuwsbrief leest.',
    countingRule:
      'Relaties met ten minste één afname in de laatste 24 maanden, gerekend vanaf vandaag. Elke relatie telt één keer.',
  },
  member: {
    term: 'Lid',
    meaning: 'Iemand met een geldig lidmaatschap van onze bibliotheek, betaald of gratis.',
    examples: 'Een jeugdlid van zes jaar; een volwassene met een jaarabonnement; iemand met een digitaal lidmaatschap.',
    counterExamples:
      'Een bezoeker zonder pas; iemand van wie het lidmaatschap is opgezegd; een school met een schoolabonnement.',
    countingRule:
      'Leden met een geldig lidmaatschap op 31 december. Een lid met twee passen telt één keer. Apart geteld: jeugd en volwassen.',
  },
  borrower: {
    term: 'Lener',
    meaning: 'Iemand die bij ons mag lenen.',
    examples: 'Een lid met een pas die geldig is.',
    counterExamples: 'Een lid zonder recht om te lenen; iemand die alleen in het gebouw leest.',
    countingRule: 'Relaties met de rol Lener die vandaag loopt.',
  },
  active_borrower: {
    term: 'Actieve lener',
    meaning: 'Een lener die in de laatste twaalf maanden iets leende, reserveerde of verlengde.',
    counterExamples: 'Wie alleen binnenliep of alleen aan een activiteit meedeed.',
    countingRule:
      'Leners met ten minste één uitlening, reservering of verlenging in de twaalf maanden tot en met de peildatum. Voor het jaarcijfer is dat 31 december.',
  },
  youth_member: {
    term: 'Jeugdlid',
    meaning: 'Een lid tot en met 17 jaar.',
    countingRule:
      'Leden die op 31 december 17 jaar of jonger zijn. Wie op 31 december 18 wordt, telt als volwassen lid.',
  },
  adult_member: {
    term: 'Volwassen lid',
    meaning: 'Een lid van 18 jaar of ouder.',
    countingRule:
      'Leden die op 31 december 18 jaar of ouder zijn. Leden zonder geboortedatum tellen hier mee en worden apart genoemd.',
  },
  lapsed_member: {
    term: 'Vertrokken lid',
    meaning: 'Iemand die lid was en dat niet meer is.',
    counterExamples: 'Een jeugdlid dat 18 wordt en lid blijft; een lid dat verhuist naar een andere vestiging van ons.',
    countingRule:
      'Leden van wie het lidmaatschap tussen 1 januari en 31 december eindigde en die op 31 december geen lid zijn.',
  },
  language_learner: {
    term: 'Taalcursist',
    meaning: 'Iemand die bij ons aan zijn taal of basisvaardigheden werkt.',
    examples: 'Een deelnemer aan het Taalhuis; iemand met een taalmaatje.',
    counterExamples: 'De vrijwilliger die helpt; een bezoeker van het Informatiepunt met één vraag.',
    countingRule: 'Relaties met de rol Taalcursist op enige dag van het jaar. Wie twee trajecten volgt, telt één keer.',
  },
  school: {
    term: 'School',
    meaning: 'Een onderwijsinstelling met een eigen BRIN-nummer.',
    counterExamples:
      'Een vestiging van een school (die heeft twee cijfers extra); een kinderopvang; een schoolbestuur.',
    countingRule: 'Eén keer per BRIN-nummer van vier tekens. Vestigingen tellen apart.',
  },
  school_contact: {
    term: 'Schoolcontact',
    meaning: 'De persoon op een school met wie wij afspraken maken.',
    examples: 'De leesconsulent; de cultuurcoördinator; de directeur.',
    counterExamples: 'Het algemene adres van de school; een leraar die één keer met de klas kwam.',
    countingRule: 'Personen met een lopend verband naar een school. Wie op twee scholen werkt, telt één keer.',
  },
  visitor: {
    term: 'Bezoeker',
    meaning:
      'Iemand die bij ons binnenkwam of een voorstelling, tentoonstelling of activiteit bijwoonde en die wij kennen.',
    counterExamples: 'Iemand die wij alleen bij de deur tellen: dat is een bezoek, geen bezoeker.',
    countingRule:
      'Verschillende relaties met ten minste één bezoek in het jaar. Wie tien keer komt, is één bezoeker met tien bezoeken.',
  },
  new_visitor: {
    term: 'Nieuwe bezoeker',
    meaning: 'Een bezoeker die de afgelopen drie jaar niet bij ons was.',
    countingRule: 'Bezoekers in het jaar zonder bezoek in de 36 maanden voor hun eerste bezoek van dat jaar.',
  },
  passer_by: {
    term: 'Passant',
    meaning: 'Een bezoeker die af en toe komt en geen band met ons huis heeft.',
    countingRule: 'Eén bezoek in de laatste 24 maanden (indeling van De Rooij). De grens is per huis in te stellen.',
  },
  participant: {
    term: 'Participant',
    meaning: 'Een bezoeker die regelmatig komt en ons huis kent.',
    countingRule:
      'Twee tot en met vijf bezoeken in de laatste 24 maanden (indeling van De Rooij). De grens is per huis in te stellen.',
  },
  core_audience: {
    term: 'Kernpubliek',
    meaning: 'Bezoekers die vaak komen en zich met ons huis verbonden voelen.',
    counterExamples: 'Iemand die voor één gezelschap twee keer komt.',
    countingRule:
      'Zes of meer bezoeken in de laatste 24 maanden (indeling van De Rooij). De grens is per huis in te stellen.',
  },
  subscription_holder: {
    term: 'Abonnementhouder',
    meaning: 'Iemand met een serie of abonnement voor dit seizoen.',
    counterExamples: 'Iemand die losse kaarten voor zes voorstellingen kocht.',
    countingRule:
      'De koper van een abonnement dat op de peildatum loopt. Twee abonnementen van één koper tellen als één abonnementhouder.',
  },
  panel_member: {
    term: 'Panellid',
    meaning: 'Iemand die heeft toegezegd vragen van ons te beantwoorden.',
    counterExamples: 'Iemand die na een bezoek één keer een vragenlijst invulde.',
    countingRule: 'Relaties met de rol Panellid en een geldige toestemming voor onderzoek op de peildatum.',
  },
  lead: {
    term: 'Prospect',
    meaning: 'Iemand die belangstelling toonde en nog niets afnam. Ook wel: lead.',
    examples: 'Wie een brochure aanvroeg; een bedrijf dat naar sponsoring vroeg.',
    counterExamples: 'Een oud-klant; een adres dat wij kochten of zelf opzochten.',
    countingRule: 'Relaties met de lopende rol Prospect en zonder afname. Bij de eerste afname eindigt de rol.',
  },
  newsletter_reader: {
    term: 'Nieuwsbrieflezer',
    meaning: 'Iemand die toestemming gaf voor onze nieuwsbrief.',
    counterExamples: 'Een klant die alleen mail krijgt over een bestelling.',
    countingRule: 'Relaties met een geldige toestemming en een werkend adres op de peildatum.',
  },
  volunteer: {
    term: 'Vrijwilliger',
    meaning: 'Iemand die zonder loon voor ons werkt en met wie dat is afgesproken.',
    examples: 'Een taalmaatje; een suppoost; een bezorger van Boek aan Huis.',
    counterExamples: 'Een stagiair; een bestuurslid; een ouder die één keer helpt.',
    countingRule:
      'Relaties met de rol Vrijwilliger die op 31 december loopt. De uren tellen apart, over het hele jaar.',
  },
  donor: {
    term: 'Donateur',
    meaning: 'Iemand die ons geld geeft zonder dat er iets tegenover staat.',
    counterExamples: 'Een vriend die korting of een voorpremière krijgt; een sponsor met een logo op het affiche.',
    countingRule: 'Relaties met ten minste één gift in de laatste twaalf maanden.',
  },
  friend: {
    term: 'Vriend',
    meaning: 'Iemand die een vaste bijdrage betaalt en daar voordelen voor krijgt.',
    counterExamples: 'Een donateur die niets terugkrijgt.',
    countingRule:
      'Relaties met een lopende vriendschap op de peildatum. Een vriendschap voor twee personen telt als twee vrienden.',
  },
  sponsor: {
    term: 'Sponsor',
    meaning: 'Een bedrijf of persoon die geld of middelen geeft en er een tegenprestatie voor krijgt.',
    examples: 'Een bank met een logo in het programmaboek; een drukker die affiches levert.',
    counterExamples: 'Een fonds; een donateur; een gemeente.',
    countingRule: 'Relaties met een sponsorovereenkomst die op de peildatum loopt.',
  },
  fund: {
    term: 'Fonds',
    meaning: 'Een organisatie die geld toekent op een aanvraag, voor een doel en met een verantwoording.',
    counterExamples: 'De gemeente met een jaarlijkse subsidie; een sponsor.',
    countingRule: 'Organisaties met de rol Fonds. Toekenningen tellen apart, in het jaar waarin zij zijn toegekend.',
  },
}
