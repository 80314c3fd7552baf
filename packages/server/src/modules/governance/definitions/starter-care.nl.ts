import type { CareTerm, StarterWords } from './starter-set.ts'

export const careNl: Readonly<Record<CareTerm, StarterWords>> = {
  purpose: {
    term: 'Doel',
    meaning: 'Waarom wij een gegeven bewaren of iemand benaderen, zo precies dat de relatie het begrijpt.',
    examples: 'De nieuwsbrief sturen; bellen als een activiteit niet doorgaat.',
    counterExamples: '“Marketing”; “omdat het handig kan zijn”.',
  },
  legal_basis: {
    term: 'Grondslag',
    meaning: 'De reden in de wet waarom wij persoonsgegevens mogen gebruiken (AVG, artikel 6).',
    examples: 'Toestemming; een overeenkomst; een wettelijke plicht; een gerechtvaardigd belang.',
  },
  consent: {
    term: 'Toestemming',
    meaning:
      'Een vrije, duidelijke keuze van iemand voor één doel en één kanaal, die wij kunnen laten zien en die diegene altijd kan intrekken.',
    examples: 'Een zelf gezet vinkje met de tekst die erbij stond, de datum en de plek.',
    counterExamples: 'Een vinkje dat al aanstond; een visitekaartje; klant zijn.',
    countingRule: 'De laatste uitspraak per relatie, doel en kanaal telt. Zonder uitspraak is er geen toestemming.',
  },
  objection: {
    term: 'Bezwaar',
    meaning: 'Iemand wil niet dat wij gegevens voor een doel gebruiken. Bij reclame stoppen wij direct.',
  },
  restriction: {
    term: 'Beperking',
    meaning: 'De gegevens blijven bewaard, maar wij doen er niets mee: geen mail, geen selectie, geen export.',
    examples: 'Zolang wordt uitgezocht of een adres wel klopt.',
  },
  retention_term: {
    term: 'Bewaartermijn',
    meaning: 'Hoe lang wij een gegeven bewaren, en vanaf welk moment dat telt.',
    examples: 'Facturen: zeven jaar. Een lid: ten hoogste twee jaar na het einde van het lidmaatschap.',
    counterExamples: '“Zolang als nodig”, zonder moment.',
  },
  special_category: {
    term: 'Bijzondere persoonsgegevens',
    meaning:
      'Gegevens die de wet extra beschermt, zoals over gezondheid, geloof of afkomst. Wij bewaren ze niet, tenzij er een uitzondering geldt.',
    examples: 'Dat iemand een rolstoelplaats nodig heeft.',
    counterExamples: 'Een geboortedatum; een adres.',
  },
  minor: {
    term: 'Minderjarige',
    meaning: 'Iemand jonger dan 18 jaar. Onder de 16 geeft een ouder of verzorger toestemming.',
    countingRule: 'Naar leeftijd op de dag zelf. Zonder geboortedatum gaan wij uit van een volwassene.',
  },
  protected_person: {
    term: 'Beschermd persoon',
    meaning: 'Iemand van wie wij de gegevens extra afschermen, omdat bekend worden gevaar kan geven.',
    examples: 'Iemand op een geheim adres.',
  },
  access_request: {
    term: 'Inzageverzoek',
    meaning: 'De vraag van iemand welke gegevens wij over diegene hebben. Wij antwoorden binnen een maand.',
    countingRule: 'De maand begint op de dag waarop het verzoek binnenkomt.',
  },
  data_breach: {
    term: 'Datalek',
    meaning: 'Persoonsgegevens zijn verloren, of iemand kon erbij die dat niet mocht.',
    examples: 'Een lijst aan het verkeerde adres gemaild; een laptop gestolen.',
    countingRule: 'Melden binnen 72 uur nadat wij het ontdekten, tenzij er geen risico voor mensen is.',
  },
  quality_score: {
    term: 'Kwaliteitscijfer',
    meaning: 'Eén cijfer voor hoe goed de gegevens van een domein zijn, van 0 tot 100%.',
    countingRule:
      'Het gemiddelde van de onderdelen die gemeten zijn: volledig, geldig, actueel, zonder dubbelen en zonder tegenspraak. Elk telt even zwaar. Wat niet gemeten is, telt niet mee.',
  },
  completeness: {
    term: 'Volledig',
    meaning: 'Van hoeveel relaties de velden zijn ingevuld die de eigenaar verwacht.',
    countingRule:
      'Ingevulde velden gedeeld door verwachte velden, van relaties voor wie het veld bestaat. Velden die de eigenaar niet verwacht, tellen niet mee.',
  },
  validity: {
    term: 'Geldig',
    meaning:
      'Of wat is ingevuld ook kan kloppen: een e-mailadres met een apenstaartje, een postcode van vier cijfers en twee letters.',
    counterExamples: 'Of het adres ook echt bestaat: dat is niet te zien aan de vorm.',
    countingRule:
      'Waarden met een juiste vorm, gedeeld door alle ingevulde waarden. Buitenlandse postcodes worden niet beoordeeld.',
  },
  freshness: {
    term: 'Actueel',
    meaning: 'Of een relatie pas nog is bevestigd of gewijzigd.',
    countingRule:
      'Relaties die binnen de termijn van het domein zijn gewijzigd of bevestigd, gedeeld door alle relaties van het domein. De termijn is 24 maanden, tenzij de eigenaar iets anders kiest.',
  },
  without_duplicates: {
    term: 'Zonder dubbelen',
    meaning: 'Hoeveel relaties waarschijnlijk maar één keer voorkomen.',
    countingRule: 'Relaties zonder open vraag over een mogelijke dubbele, gedeeld door alle relaties van het domein.',
  },
  bounced: {
    term: 'Onbestelbaar',
    meaning: 'Een e-mailadres waarvan berichten terugkomen.',
    countingRule: 'Adressen met een blijvende weigering van de ontvanger. Een volle mailbox telt pas na drie keer.',
  },
  source_conflict: {
    term: 'Tegenspraak',
    meaning: 'Twee bronnen zeggen iets verschillends over dezelfde relatie.',
    examples: 'Twee geboortedatums; twee woonadressen.',
    counterExamples: 'Twee e-mailadressen: iemand kan er meer hebben.',
    countingRule:
      'Relaties waarvan de bronnen hetzelfde zeggen, gedeeld door relaties waarover twee of meer bronnen iets zeggen. Per veld.',
  },
}
