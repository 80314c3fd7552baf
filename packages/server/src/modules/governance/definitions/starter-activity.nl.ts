import type { ActivityTerm, StarterWords } from './starter-set.ts'

export const activityNl: Readonly<Record<ActivityTerm, StarterWords>> = {
  visit: {
    term: 'Bezoek',
    meaning: 'Eén keer dat iemand bij ons binnenkomt of iets van ons bijwoont.',
    examples: 'Door de poort van de bibliotheek; een gescand kaartje bij de zaal.',
    counterExamples: 'Een bezoek aan de website; een kaartje dat niet is gebruikt.',
    countingRule:
      'Per dag en per gebouw één bezoek per persoon als wij de persoon kennen; anders de teller bij de deur, gedeeld door twee.',
  },
  repeat_visit: {
    term: 'Herhaalbezoek',
    meaning: 'Een bezoek van iemand die eerder bij ons was.',
    countingRule: 'Het deel van de bezoekers in het jaar met twee of meer bezoeken op verschillende dagen in dat jaar.',
  },
  activity: {
    term: 'Activiteit',
    meaning: 'Iets wat wij organiseren op een dag en een plek, waar mensen aan meedoen.',
    examples: 'Een lezing; een voorleesuur; een rondleiding; een workshop.',
    counterExamples: 'Een tentoonstelling die maanden staat; een vergadering van collega’s.',
    countingRule:
      'Elke keer dat zij plaatsvond telt. Een cursus van zes avonden is zes bijeenkomsten en één activiteit.',
  },
  participation: {
    term: 'Deelname',
    meaning: 'Eén persoon die aan één bijeenkomst van een activiteit meedeed.',
    counterExamples: 'Een aanmelding zonder komst; de begeleider van een groep.',
    countingRule:
      'Het aantal aanwezigen per bijeenkomst, opgeteld. Wie drie keer komt, is drie deelnames en één deelnemer.',
  },
  no_show: {
    term: 'No-show',
    meaning: 'Iemand die zich aanmeldde of een kaartje had en niet kwam, zonder af te zeggen.',
    counterExamples: 'Wie zich voor het begin afmeldde.',
    countingRule: 'Plaatsen zonder komst, gedeeld door alle plaatsen die bij het begin geboekt waren.',
  },
  reach: {
    term: 'Bereik',
    meaning: 'Hoeveel verschillende mensen uit een groep wij werkelijk hebben bereikt.',
    counterExamples: 'Het aantal verstuurde mails; het aantal weergaven van een bericht.',
    countingRule:
      'Verschillende relaties met ten minste één bezoek, deelname of afname in het jaar, gedeeld door de inwoners van het werkgebied.',
  },
  nps: {
    term: 'NPS',
    meaning: 'Een cijfer voor hoe graag bezoekers ons aanbevelen. De letters staan voor Net Promoter Score.',
    countingRule:
      'Het percentage dat een 9 of 10 geeft, min het percentage dat een 0 tot en met 6 geeft. Onder de dertig antwoorden tonen wij geen cijfer.',
  },
  working_area: {
    term: 'Werkgebied',
    meaning: 'De gemeenten waarvoor wij er in de eerste plaats zijn.',
    countingRule:
      'Inwoners op 1 januari volgens het CBS. Bij een gemeentelijke herindeling tellen de nieuwe grenzen vanaf die dag.',
  },
  loan: {
    term: 'Uitlening',
    meaning: 'Eén boek, film of ander stuk dat iemand mee naar huis neemt of digitaal leent.',
    counterExamples: 'Een verlenging; een reservering; een stuk dat in het gebouw is gelezen.',
    countingRule:
      'Uitleningen van 1 januari tot en met 31 december, zonder verlengingen. Apart: jeugd en volwassen, fictie en non-fictie. Wat iemand leende, bewaren wij niet.',
  },
  renewal: {
    term: 'Verlenging',
    meaning: 'Een uitlening die langer mag duren.',
    countingRule: 'Telt niet mee als uitlening.',
  },
  reservation: {
    term: 'Reservering',
    meaning: 'Een aanvraag om een stuk te mogen lenen dat er nu niet is.',
    countingRule: 'Aangevraagde reserveringen in het jaar, ook als zij later zijn ingetrokken.',
  },
  ticket: {
    term: 'Kaartje',
    meaning: 'Het recht van één persoon op één plaats bij één voorstelling of bezoek.',
    counterExamples: 'Een abonnement; een consumptiebon.',
    countingRule: 'Uitgegeven kaartjes min geannuleerde. Vrijkaarten tellen mee en worden apart genoemd.',
  },
  capacity: {
    term: 'Capaciteit',
    meaning: 'Het aantal plaatsen dat wij voor één voorstelling of activiteit aanbieden.',
    counterExamples: 'Het aantal stoelen in de zaal, als er minder in de verkoop gingen.',
    countingRule:
      'De plaatsen die bij het begin van de verkoop beschikbaar waren, zonder plaatsen voor techniek en personeel.',
  },
  occupancy: {
    term: 'Bezettingsgraad',
    meaning: 'Welk deel van de plaatsen bezet was.',
    countingRule:
      'Bezoeken gedeeld door capaciteit, per voorstelling. Over een periode: alle bezoeken gedeeld door alle capaciteit, niet het gemiddelde van percentages.',
  },
  gift: {
    term: 'Gift',
    meaning: 'Geld dat iemand geeft zonder tegenprestatie.',
    counterExamples: 'De bijdrage van een vriend met voordelen; een sponsorbedrag; subsidie.',
    countingRule: 'Ontvangen bedragen in het jaar van ontvangst. Toegezegde bedragen tellen apart.',
  },
  periodic_gift: {
    term: 'Periodieke gift',
    meaning: 'Een vast bedrag per jaar, schriftelijk afgesproken voor ten minste vijf jaar, zonder tegenprestatie.',
    counterExamples: 'Een maandelijkse gift zonder overeenkomst; een vriendschap met korting.',
    countingRule: 'Overeenkomsten die op 31 december lopen, en het bedrag per jaar.',
  },
  volunteer_hours: {
    term: 'Vrijwilligersuren',
    meaning: 'De uren die vrijwilligers in een jaar voor ons werkten.',
    counterExamples: 'Reistijd; uren van stagiairs.',
    countingRule:
      'Genoteerde uren van 1 januari tot en met 31 december. Ontbreken ze, dan afgesproken uren per week maal gewerkte weken, en dat staat erbij.',
  },
}
