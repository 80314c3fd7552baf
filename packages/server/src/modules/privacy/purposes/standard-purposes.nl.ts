import type { PurposeTexts } from './standard-purpose-words.ts'

const STOP = 'Ik kan dit op elk moment weer stoppen, gratis en zonder reden.'

export const nl: PurposeTexts = {
  newsletter: {
    name: 'Nieuwsbrief',
    description: 'Nieuws over wat we doen en wat er te beleven is.',
    wording: (naam) => `Ja, ${naam} mag mij de nieuwsbrief sturen. ${STOP}`,
    topics: ['Algemeen nieuws', 'Jeugd en gezin', 'Cursussen en lezingen'],
  },
  own_offer: {
    name: 'Aanbod voor klanten',
    description:
      'Tips over ons eigen aanbod, aan mensen die eerder bij ons kochten. Mag alleen als aan alle voorwaarden van de klantuitzondering is voldaan.',
    wording: (naam) => `${naam} mag mij tips sturen over aanbod dat lijkt op wat ik eerder kocht. ${STOP}`,
  },
  education_news: {
    name: 'Onderwijsnieuws',
    description: 'Nieuws voor scholen, leerkrachten en kinderopvang.',
    wording: (naam) => `Ja, ${naam} mag mij nieuws over het aanbod voor het onderwijs sturen. ${STOP}`,
    topics: ['Basisonderwijs', 'Voortgezet onderwijs', 'Kinderopvang'],
  },
  research_panel: {
    name: 'Onderzoekspanel',
    description: 'Uitnodigingen om mee te denken, een paar keer per jaar.',
    wording: (naam) =>
      `Ja, ik doe mee aan het panel van ${naam} en krijg een paar keer per jaar een vragenlijst. Mijn antwoorden worden gebruikt om het aanbod te verbeteren. ${STOP}`,
  },
  visit_survey: {
    name: 'Vraag na een bezoek',
    description: 'Een korte vragenlijst nadat iemand bij ons was.',
    wording: (naam) => `Ja, ${naam} mag mij na een bezoek vragen wat ik ervan vond. ${STOP}`,
  },
  fundraising: {
    name: 'Werving van giften',
    description: 'Verzoeken om te geven, na te laten of een actie te steunen.',
    wording: (naam) => `Ja, ${naam} mag mij vragen om het werk met een gift te steunen. ${STOP}`,
  },
  service_messages: {
    name: 'Berichten over lidmaatschap of aankoop',
    description: 'Wat nodig is bij wat iemand heeft gekocht, geleend of afgesproken. Hier hoort geen reclame in.',
    wording: (naam) => `${naam} stuurt berichten die horen bij mijn lidmaatschap, aankoop of inschrijving.`,
  },
  borrowing_messages: {
    name: 'Berichten over lenen',
    description: 'Reserveringen die klaarliggen, boeken die terug moeten, een pas die verloopt.',
    wording: (naam) => `${naam} stuurt berichten over wat ik leen en reserveer.`,
  },
  reading_tips: {
    name: 'Leestips',
    description: 'Tips voor boeken, per genre of leeftijd.',
    wording: (naam) => `Ja, ${naam} mag mij leestips sturen. ${STOP}`,
    topics: ['Romans', 'Spanning', 'Kinderboeken', 'Geschiedenis en informatie'],
  },
  youth_activities: {
    name: 'Jeugdactiviteiten',
    description: 'Voorlezen, knutselen en clubs voor kinderen.',
    wording: (naam) => `Ja, ${naam} mag mij nieuws over activiteiten voor kinderen sturen. ${STOP}`,
  },
  digital_skills: {
    name: 'Cursussen taal en digitaal',
    description: 'Aanbod voor wie beter wil worden in taal of met de computer.',
    wording: (naam) => `Ja, ${naam} mag mij laten weten welke cursussen taal en computer er zijn. ${STOP}`,
  },
  ticket_messages: {
    name: 'Berichten over kaarten',
    description: 'Wijzigingen, aanvangstijden en kaarten van een voorstelling die iemand heeft geboekt.',
    wording: (naam) => `${naam} stuurt berichten over de voorstellingen waarvoor ik kaarten heb.`,
  },
  programme_tips: {
    name: 'Voorstellingstips',
    description: 'Tips uit het programma, per genre.',
    wording: (naam) => `Ja, ${naam} mag mij tips uit het programma sturen. ${STOP}`,
    topics: ['Theater', 'Muziek', 'Dans', 'Cabaret', 'Familie', 'Film'],
  },
  friends: {
    name: 'Nieuws voor vrienden en donateurs',
    description: 'Wat er gebeurt met de steun van vrienden, en hoe je vriend wordt.',
    wording: (naam) => `Ja, ${naam} mag mij nieuws voor vrienden en donateurs sturen. ${STOP}`,
  },
  performances_for_schools: {
    name: 'Schoolvoorstellingen',
    description: 'Voorstellingen en lessen voor scholen.',
    wording: (naam) => `Ja, ${naam} mag mij nieuws over schoolvoorstellingen sturen. ${STOP}`,
  },
}
