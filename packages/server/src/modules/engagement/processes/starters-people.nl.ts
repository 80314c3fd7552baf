import type { StarterKey } from '@klantregie/contract'
import type { StarterWords } from './starter-set.ts'

/** Starters about people; those about organisations are in starters.nl.ts. */
export const people: Readonly<Record<Extract<StarterKey, 'volunteer' | 'member' | 'complaint'>, StarterWords>> = {
  volunteer: {
    name: 'Intake van een vrijwilliger',
    goal: 'Een nieuwe vrijwilliger weet waar die aan toe is, en wij weten met wie we werken.',
    dates: { certificate: 'Datum op de VOG', first_day: 'Eerste werkdag' },
    reminders: {
      certificate: 'Vraag een nieuwe VOG aan',
      evaluation: 'Voer het gesprek na drie maanden',
    },
    steps: {
      meet: {
        title: 'Voer het kennismakingsgesprek',
        instruction: 'Vertel wat het werk is, vraag wat iemand zoekt en hoeveel tijd er is.',
        question: 'Past het?',
        answers: { yes: 'Ja', no: 'Nee' },
      },
      data: {
        title: 'Vul de gegevens aan',
        instruction: 'Deze gegevens zijn nodig voor de overeenkomst en om iemand te bereiken.',
      },
      needed: {
        title: 'Bepaal of een VOG nodig is',
        instruction:
          'Een VOG is nodig voor werk met kinderen, taalcursisten of andere mensen die van ons afhankelijk zijn.',
        question: 'Is een VOG nodig?',
        answers: { yes: 'Ja', no: 'Nee' },
      },
      request: {
        title: 'Vraag de VOG aan',
        instruction:
          'Zet de aanvraag klaar bij Justis. Voor organisaties in de Regeling Gratis VOG kost het niets. De vrijwilliger rondt de aanvraag af met DigiD.',
      },
      certificate: {
        title: 'Bekijk de VOG',
        instruction:
          'Controleer naam, geboortedatum, functie en de datum. Beslissen duurt meestal hooguit vier weken. Noteer dat je de VOG zag; een kopie bewaren we niet.',
        documents: { certificate: 'VOG gezien' },
      },
      contract: {
        title: 'Teken de vrijwilligersovereenkomst',
        instruction: 'Bespreek de vergoeding, de verzekering en de huisregels.',
        documents: { contract: 'Vrijwilligersovereenkomst', secrecy: 'Afspraak over geheimhouding' },
      },
      introduce: {
        title: 'Werk de vrijwilliger in',
        instruction: 'Koppel een ervaren collega. Loop samen de eerste dienst.',
      },
      schedule: {
        title: 'Zet de vrijwilliger in het rooster',
        instruction: 'Geef ook de sleutel of pas mee en vertel wie je belt bij ziekte.',
      },
    },
  },
  member: {
    name: 'Nieuw lid welkom heten',
    goal: 'Een nieuw lid weet de weg en komt terug.',
    dates: {},
    reminders: {},
    steps: {
      welcome: {
        title: 'Stuur het welkomstbericht',
        instruction: 'Alleen uitleg over het lidmaatschap. Reclame mag hier niet in: daar is toestemming voor nodig.',
      },
      choices: {
        title: 'Vraag wat het lid wil ontvangen',
        instruction: 'Leg de toestemming vast op de pagina van het lid, met de woorden die je gebruikte.',
      },
      tour: {
        title: 'Nodig uit voor een rondleiding',
        instruction: 'Vertel over de studieplekken, het e-boek en de activiteiten in de buurt.',
      },
      ask: {
        title: 'Vraag hoe het bevalt',
        instruction: 'Bel of mail na zes weken. Noteer wat beter kan.',
        question: 'Hoe gaat het?',
        answers: { fine: 'Goed', help: 'Heeft hulp nodig' },
      },
      help: {
        title: 'Help het lid op weg',
        instruction: 'Maak een afspraak aan de balie of bij het spreekuur.',
      },
    },
  },
  complaint: {
    name: 'Klacht behandelen',
    goal: 'Wie klaagt wordt gehoord, krijgt op tijd antwoord, en wij worden er beter van.',
    dates: { received: 'Datum waarop de klacht binnenkwam' },
    reminders: {},
    steps: {
      confirm: {
        title: 'Bevestig de ontvangst',
        instruction: 'Laat weten dat we de klacht hebben, wie haar behandelt en wanneer het antwoord komt.',
      },
      call: {
        title: 'Bel en luister',
        instruction: 'Vraag wat er gebeurde en wat iemand verwacht. Veel klachten zijn met een gesprek opgelost.',
        question: 'Is de klacht opgelost?',
        answers: { solved: 'Ja, opgelost', handle: 'Nee, behandelen' },
      },
      examine: {
        title: 'Zoek uit wat er gebeurde',
        instruction: 'Hoor beide kanten. Iemand die zelf bij de klacht betrokken was doet dit niet.',
        documents: { report: 'Verslag van het horen' },
      },
      answer: {
        title: 'Stuur het antwoord',
        instruction:
          'Een overheid antwoordt binnen zes weken na ontvangst, met een klachtencommissie binnen tien weken (Awb 9:11). Voor een stichting geldt de eigen regeling; zes weken is redelijk. Zeg ook waar iemand terechtkan die het niet eens is.',
        documents: { letter: 'Antwoord op de klacht' },
      },
      improve: {
        title: 'Leg vast wat beter kan',
        instruction: 'Bespreek de klacht in het team en spreek af wat er verandert.',
      },
      after: {
        title: 'Vraag of het goed is gekomen',
        instruction: 'Een kort telefoontje is genoeg.',
      },
    },
  },
}
