import type { Random } from './random.ts'

/** What colleagues write: short, plain, first person left out. Never a title that somebody borrowed. */
type Writer = (random: Random, branch: string) => string

const firstName = (random: Random) =>
  random.pick(['Els', 'Bart', 'Naima', 'Ineke', 'Thijs', 'Karin', 'Samira', 'Joris'])
const days = (random: Random) => random.pick(['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag'])

export const DESK_TEXTS: readonly Writer[] = [
  () => 'Pas kwijt. Nieuwe pas gemaakt en de oude geblokkeerd.',
  () => 'Nieuw e-mailadres doorgegeven aan de balie. Aangepast.',
  () => 'Vroeg hoe de app werkt. Samen ingelogd, gelukt.',
  (_random, branch) => `Nieuwe lener in ${branch}. Rondleiding gegeven en folder meegegeven.`,
  (random) => `Boete van € ${random.between(1, 9)},${random.pick(['20', '40', '50', '80'])} betaald met pin.`,
  () => 'Reservering opgehaald. Wil liever een bericht per sms, dat hebben wij niet.',
  () => 'Verhuisd. Nieuw adres genoteerd, legitimatie gezien.',
  () => 'Kon het wachtwoord niet meer vinden. Nieuwe link gestuurd.',
  () => 'Vroeg om boeken met grote letters. Kast laten zien.',
  (random) => `Wil meedoen met de leeskring. Doorgegeven aan ${firstName(random)}.`,
  () => 'Blij met de nieuwe openingstijden op zaterdag.',
  () => 'Zei dat het toilet vies was. Meteen schoongemaakt.',
  () => 'De lift deed het niet. Geholpen met de trap en een storing gemeld.',
  () => 'Heeft een afspraak gemaakt voor hulp bij de belastingaangifte.',
  () => 'Vroeg naar een rustige plek om te werken. Studieruimte gewezen.',
  (random) => `Komt ${days(random)} terug voor het inleveren van de materialen.`,
]

export const TODDLER_DESK_TEXTS: readonly Writer[] = [
  () => 'BoekStartkoffertje meegegeven. Eerste pas gemaakt.',
  () => 'Kwam met oma prentenboeken halen. Wilde niet meer weg.',
  () => 'Kartonboekje stuk gescheurd. Geeft niet, komt vaker voor.',
  () => 'Ouder vroeg naar de voorleesochtend. Datum gegeven.',
]

export const CHILD_DESK_TEXTS: readonly Writer[] = [
  () => 'Met opa een nieuwe pas opgehaald. Was heel trots.',
  () => 'Boeken voor de spreekbeurt gezocht.',
  () => 'Pas vergeten. Op naam uitgeleend.',
  () => 'Stempelkaart van het zomerlezen vol. Prijsje gekregen.',
  () => 'Boek nat geworden in de tas. Ouder heeft het betaald.',
  () => 'Leest nu graag strips. Tip gegeven.',
  () => 'Reservering opgehaald. Kon niet wachten en begon meteen te lezen.',
]

export const TEEN_DESK_TEXTS: readonly Writer[] = [
  () => 'Boeken voor de leeslijst gezocht.',
  () => 'Pas vergeten. Op naam uitgeleend.',
  () => 'Vroeg naar een plek om te leren voor de toetsweek. Studieruimte gewezen.',
  () => 'Pas kwijt. Nieuwe pas gemaakt en de oude geblokkeerd.',
  () => 'Komt voor de maatschappelijke stage. Doorgegeven aan de coördinator.',
  () => 'Kon niet inloggen op de app. Samen opgelost.',
]

export const CALL_TEXTS: readonly Writer[] = [
  () => 'Belde over de openingstijden.',
  () => 'Wilde twee kaarten omruilen voor een andere datum. Gedaan.',
  () => 'Kaarten niet ontvangen in de mail. Opnieuw gestuurd, stond in de spam.',
  () => 'Vroeg of de zaal goed bereikbaar is met een rolstoel. Plaats op rij 1 gereserveerd.',
  () => 'Belde af voor vanavond wegens ziekte. Kaarten omgezet in een tegoed.',
  (random) => `Teruggebeld, geen gehoor. ${days(random)} nog eens proberen.`,
  () => 'Vond de voorstelling prachtig en wilde dat even zeggen.',
  () => 'Klacht: het geluid stond te hard op rij 3. Doorgegeven aan de techniek.',
]

export const EMAIL_TEXTS: readonly Writer[] = [
  () => 'Mailde of de nieuwsbrief ook per post kan. Uitgelegd dat dat niet gaat.',
  () => 'Vraag over de verlenging van het abonnement. Beantwoord.',
  () => 'Bedankmail na de schrijversavond. Doorgestuurd naar het team.',
  () => 'Wil minder mail. Voorkeuren aangepast.',
  () => 'Vroeg om een factuur voor de werkgever. Gestuurd.',
  () => 'Foto’s van de activiteit gestuurd, mogen op de website.',
]

export const VOLUNTEER_TEXTS: readonly Writer[] = [
  () => 'Kan in de zomer zes weken niet. In het rooster gezet.',
  () => 'VOG is binnen.',
  () => 'Wil graag ook voorlezen op een school. Doorgegeven aan educatie.',
  (random) => `Neemt de dienst van ${firstName(random)} over op ${days(random)}.`,
  () => 'Bedankt met een bloemetje voor de inzet.',
  () => 'Heeft de training voor taalvrijwilligers gevolgd.',
]

export const VOLUNTEER_MEETING_TEXTS: readonly Writer[] = [
  (_random, branch) => `Kennismaking met de vrijwilliger in ${branch}. Prettig gesprek.`,
  () => 'Jaargesprek gehad. Heeft het naar de zin, zoekt wat meer afwisseling.',
  () => 'Gesproken over een andere taak. Gaat meehelpen bij het digicafé.',
]

export const LEARNER_TEXTS: readonly Writer[] = [
  () => 'Intake gedaan. Spreekt al aardig Nederlands, schrijven is lastig.',
  (random) => `Gekoppeld aan een taalmaatje. Eerste afspraak op ${days(random)}.`,
  () => 'Drie weken niet geweest. Gebeld: nieuw werk met wisselende diensten.',
  () => 'Doet nu mee met het taalcafé. Durft steeds meer te praten.',
  () => 'Toets gemaakt: van A1 naar A2. Taart gegeten met de groep.',
  () => 'Vroeg om hulp bij een brief van de gemeente. Samen gelezen.',
]

export const FRIEND_TEXTS: readonly Writer[] = [
  () => 'Bedankbrief en programmaboekje gestuurd.',
  () => 'Uitnodiging voor de vriendenavond gestuurd.',
  () => 'Jaaroverzicht voor de belasting gestuurd.',
  () => 'Kaartje gestuurd na een operatie.',
]

export const SCHOOL_TEXTS: readonly Writer[] = [
  () => 'Evaluatie de Bibliotheek op school besproken. Kinderen lezen vaker, plan voor groep 7 gemaakt.',
  () => 'Leesplan doorgenomen met de leescoördinator.',
  (random) => `Bezoek van groep ${random.between(3, 8)} gepland op ${days(random)}ochtend.`,
  () => 'Boekencollectie gewisseld. Twee kratten terug, alles compleet.',
  () => 'Schoolbibliotheek opnieuw ingericht, samen met twee ouders.',
  (random) => `Overleg over de monitor, met ${firstName(random)}. Afspraak: in november opnieuw meten.`,
]

export const SCHOOL_CALL_TEXTS: readonly Writer[] = [
  () => 'Gebeld over de planning van de groepsbezoeken.',
  () => 'School belt: de kratten zijn vol, kunnen ze worden gehaald? Morgen ingepland.',
  () => 'Voicemail ingesproken over het leesplan.',
  () => 'Directeur wil weten wat de Bibliotheek op school kost. Overzicht gemaild.',
]

export const SCHOOL_EMAIL_TEXTS: readonly Writer[] = [
  () => 'Mail gestuurd over de Kinderboekenweek. Nog geen antwoord.',
  () => 'Vraag om een workshop mediawijsheid. Offerte gestuurd.',
  () => 'Lesbrief bij de voorleesdagen gestuurd.',
  () => 'Bedankt voor het bezoek aan de klas, met een tekening erbij.',
  () => 'Wil volgend jaar graag een schrijver op bezoek. Op de lijst gezet.',
]

export const SCHOOL_VISIT_TEXTS: readonly Writer[] = [
  (random) => `Groep ${random.between(1, 8)} kwam op bezoek. ${random.between(17, 31)} kinderen, leuke vragen.`,
  (random) => `Groepsbezoek van groep ${random.between(3, 8)}. Bieb-speurtocht gedaan.`,
  () => 'Kleuters op bezoek voor het voorlezen bij de verteltafel.',
]

export const MEETING_TEXTS: readonly Writer[] = [
  () => 'Kwartaaloverleg. Cijfers en plannen besproken.',
  () => 'Kennismaking met de nieuwe contactpersoon. Goed gesprek.',
  () => 'Gaf aan dat het budget volgend jaar krapper is. Op tijd weer bellen.',
  () => 'Plannen voor het nieuwe seizoen doorgenomen.',
  () => 'Rondleiding door het vernieuwde gebouw gegeven.',
]

export const NETWORK_CALL_TEXTS: readonly Writer[] = [
  () => 'Gebeld over het gezamenlijke project. Wordt vervolgd na de zomer.',
  () => 'Geen gehoor. Volgende week nog eens proberen.',
  () => 'Belde om de datum van het overleg te verzetten.',
  () => 'Vroeg wie er nu over het programma gaat. Doorverbonden.',
]

export const NETWORK_EMAIL_TEXTS: readonly Writer[] = [
  () => 'Uitgenodigd voor de opening van het seizoen. Komt met twee personen.',
  () => 'Verslag van het overleg gestuurd.',
  () => 'Vraag over de samenwerking beantwoord.',
  () => 'Logo en tekst voor het programmaboekje ontvangen.',
]

export const FUND_EMAIL_TEXTS: readonly Writer[] = [
  () => 'Aanvraag ingediend, antwoord binnen acht weken.',
  () => 'Verantwoording gestuurd met foto’s en een verslag.',
  () => 'Toezegging binnen voor de helft van het bedrag.',
  () => 'Aanvraag afgewezen. Past niet bij het thema van dit jaar.',
]

export const PRESS_EMAIL_TEXTS: readonly Writer[] = [
  () => 'Persbericht gestuurd. Plaatst een stukje in de krant van woensdag.',
  () => 'Vroeg om een foto bij het artikel. Gestuurd.',
  () => 'Uitgenodigd voor de première.',
  () => 'Wil een interview met de directeur. Afspraak gemaakt.',
]

export const LEAD_CALL_TEXTS: readonly Writer[] = [
  () => 'Gebeld, twijfelt nog. Over een maand nog eens proberen.',
  () => 'Proefabonnement aangeboden, denkt erover na.',
  () => 'Geen gehoor.',
]

export const LEAD_EMAIL_TEXTS: readonly Writer[] = [
  () => 'Folder en programma gestuurd.',
  () => 'Vraag over de kosten beantwoord.',
]

export const FRIEND_CALL_TEXTS: readonly Writer[] = [
  () => 'Incasso mislukt. Nieuw rekeningnummer gekregen.',
  () => 'Wil het bedrag verhogen. Nieuw formulier gestuurd.',
  () => 'Vroeg of schenken ook kan via het testament. Afspraak met de directeur gemaakt.',
]
