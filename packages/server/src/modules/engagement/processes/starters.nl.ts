import type { StarterKey } from '@klantregie/contract'
import type { StarterWords } from './starter-set.ts'
import { people } from './starters-people.nl.ts'

export const nl: Readonly<Record<StarterKey, StarterWords>> = {
  school: {
    name: 'Nieuwe samenwerking met een school',
    goal: 'Van eerste gesprek tot een getekende afspraak en een programma dat bij de school past.',
    dates: { first_day: 'Eerste dag van de samenwerking' },
    reminders: { again: 'Bespreek of de school volgend jaar weer meedoet' },
    steps: {
      meet: {
        title: 'Maak kennis met de school',
        instruction: 'Bel de leescoördinator of cultuurcoördinator. Kijk eerst of een collega deze school al sprak.',
      },
      needs: {
        title: 'Bespreek wat de school nodig heeft',
        instruction: 'Vraag naar het leesplan, het cultuurbeleid en het budget. Noteer welke groepen meedoen.',
        question: 'Wil de school verder?',
        answers: { yes: 'Ja', no: 'Nee, nu niet' },
        documents: { report: 'Verslag van het gesprek' },
      },
      offer: {
        title: 'Stuur de offerte',
        instruction: 'Zet erin wat de school krijgt, voor welke groepen, wat het kost en tot wanneer het aanbod geldt.',
        documents: { offer: 'Offerte' },
      },
      agreement: {
        title: 'Vraag of de school akkoord is',
        instruction: 'Bel na twee weken als de school nog niet heeft gereageerd.',
        question: 'Wat zegt de school?',
        answers: { agreed: 'Akkoord', adapt: 'Graag aanpassen', no: 'Nee' },
      },
      adapt: {
        title: 'Pas de offerte aan',
        instruction: 'Verwerk wat de school vroeg en stuur de nieuwe offerte.',
        documents: { new_offer: 'Aangepaste offerte' },
      },
      sign: {
        title: 'Laat de overeenkomst tekenen',
        instruction: 'Controleer of degene die tekent dat namens het schoolbestuur mag.',
        documents: { contract: 'Getekende overeenkomst' },
      },
      curriculum: {
        title: 'Maak de doorlopende leerlijn',
        instruction: 'Spreek per groep af wat kinderen leren en doen, zodat het elk jaar op elkaar aansluit.',
        documents: { curriculum: 'Leerlijn per groep' },
      },
      schedule: {
        title: 'Plan data en vaste contactpersonen',
        instruction: 'Leg vast wie bij de school en wie bij ons het aanspreekpunt is.',
      },
      evaluation: {
        title: 'Bespreek hoe het ging',
        instruction: 'Vraag de leerkrachten wat werkte. Neem de afspraken mee naar het volgende schooljaar.',
        documents: { evaluation: 'Verslag van de evaluatie' },
      },
    },
  },
  sponsor: {
    name: 'Verlengen met een sponsor',
    goal: 'Op tijd in gesprek, zodat een sponsor blijft of met een goed gevoel afscheid neemt.',
    dates: { end: 'Einddatum van de overeenkomst', new_end: 'Einddatum van de nieuwe overeenkomst' },
    reminders: { again: 'Begin met het verlengen met deze sponsor' },
    steps: {
      look_back: {
        title: 'Maak de terugblik',
        instruction: 'Zet op een rij wat we beloofden, wat we deden en wat het de sponsor opleverde.',
        documents: { returns: 'Overzicht van tegenprestaties' },
      },
      talk: {
        title: 'Voer het jaargesprek',
        instruction: 'Begin bij de terugblik. Vraag wat de sponsor de komende jaren belangrijk vindt.',
        question: 'Wat wil de sponsor?',
        answers: { renew: 'Verlengen', change: 'Verlengen, maar anders', stop: 'Stoppen' },
      },
      proposal: {
        title: 'Stuur een nieuw voorstel',
        instruction: 'Noem bedrag, duur en tegenprestatie. Houd het bij één bladzijde.',
        documents: { proposal: 'Voorstel' },
      },
      tax: {
        title: 'Controleer: sponsoring of gift?',
        instruction:
          'Staat er een tegenprestatie tegenover, dan is het sponsoring en hoort er btw op de factuur. Zonder tegenprestatie is het een gift: controleer dan of onze culturele ANBI-status klopt. Een periodieke gift loopt minstens vijf jaar en staat op papier.',
      },
      sign: {
        title: 'Laat de overeenkomst tekenen',
        instruction: 'Leg de tegenprestaties en de einddatum vast.',
        documents: { contract: 'Getekende overeenkomst' },
      },
      invoice: {
        title: 'Stuur de factuur',
        instruction: 'Geef het bedrag en de termijnen door aan de administratie.',
        documents: { invoice: 'Factuur' },
      },
      farewell: {
        title: 'Bedank de sponsor',
        instruction: 'Bedank persoonlijk, vraag naar de reden en spreek af of en hoe we contact houden.',
      },
    },
  },
  subsidy: {
    name: 'Subsidie aanvragen en verantwoorden',
    goal: 'Een volledige aanvraag op tijd binnen, en geen verantwoording te laat.',
    dates: {
      deadline: 'Sluitingsdag van de aanvraag',
      decision: 'Datum van het besluit',
      interim: 'Uiterste dag tussenrapportage',
      final: 'Uiterste dag eindverantwoording',
    },
    reminders: {},
    steps: {
      conditions: {
        title: 'Lees de regeling',
        instruction:
          'Kijk wie mag aanvragen, wat vergoed wordt, hoeveel eigen geld nodig is en waarop beoordeeld wordt.',
        question: 'Passen we in deze regeling?',
        answers: { fits: 'Ja', not: 'Nee' },
        documents: { conditions: 'Tekst van de regeling' },
      },
      call: {
        title: 'Bel het fonds',
        instruction: 'Toets het idee voordat je schrijft. Noteer met wie je sprak.',
      },
      plan: {
        title: 'Schrijf het activiteitenplan',
        instruction: 'Doel, doelgroep, activiteiten, planning, en hoe je meet of het lukt.',
        documents: { plan: 'Activiteitenplan' },
      },
      budget: {
        title: 'Maak begroting en dekkingsplan',
        instruction: 'Laat zien welke bedragen toegezegd zijn en welke nog onzeker.',
        documents: { budget: 'Begroting', funding: 'Dekkingsplan' },
      },
      papers: {
        title: 'Verzamel de verplichte stukken',
        instruction: 'Kijk in de regeling welke stukken nodig zijn en hoe oud ze mogen zijn.',
        documents: {
          statutes: 'Statuten',
          accounts: 'Laatste jaarrekening',
          register: 'Uittreksel Kamer van Koophandel',
          codes: 'Toelichting op de drie culturele codes',
        },
      },
      approval: {
        title: 'Vraag akkoord van de directie',
        instruction: 'Leg plan, begroting en eigen bijdrage voor.',
        question: 'Gaat de aanvraag door?',
        answers: { yes: 'Ja', no: 'Nee' },
      },
      submit: {
        title: 'Dien de aanvraag in',
        instruction: 'Doe het enkele dagen voor de sluitingsdag: portalen lopen op het laatst vol.',
        documents: { receipt: 'Ontvangstbevestiging' },
      },
      decision: {
        title: 'Verwerk het besluit',
        instruction: 'De regeling noemt de beslistermijn, vaak dertien weken. Bel als het besluit uitblijft.',
        question: 'Wat is het besluit?',
        answers: { granted: 'Toegekend', refused: 'Afgewezen' },
        documents: { decision: 'Besluit' },
      },
      objection: {
        title: 'Beslis over bezwaar',
        instruction:
          'Bij een besluit van een overheid kan bezwaar binnen zes weken na de datum van het besluit. Vraag eerst om een toelichting.',
      },
      interim_date: {
        title: 'Leg de dag van de tussenrapportage vast',
        instruction: 'De dag staat in het besluit. Is er geen tussenrapportage, sla deze stap dan over.',
      },
      final_date: {
        title: 'Leg de dag van de eindverantwoording vast',
        instruction: 'De dag staat in het besluit.',
      },
      interim: {
        title: 'Lever de tussenrapportage in',
        instruction: 'Meld afwijkingen van plan of begroting meteen, niet pas aan het eind.',
        documents: { interim: 'Tussenrapportage' },
      },
      final: {
        title: 'Lever de eindverantwoording in',
        instruction: 'Controleer in het besluit of een verklaring van de accountant nodig is.',
        documents: {
          content: 'Inhoudelijk verslag',
          finances: 'Financieel verslag',
          audit: 'Verklaring van de accountant',
        },
      },
      settled: {
        title: 'Controleer de vaststelling',
        instruction: 'Klopt het vastgestelde bedrag? Geef het door aan de administratie.',
        documents: { settled: 'Besluit over de vaststelling' },
      },
    },
  },
  ...people,
}
