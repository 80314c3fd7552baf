/** Segments that go out to newsletter systems. */
export const sendingNl = {
  'connection.part.sending': 'Segmenten',
  'sending.lead':
    'Wie in een segment zit en hiervoor gemaild mag worden, krijgt in het nieuwsbriefsysteem een kenmerk. Daarmee stuur je daar een mailing aan precies die mensen. Wie zich daar afmeldde, laten we met rust.',
  'sending.noList':
    'Kies eerst bij Instellingen waar de lijsten van dit systeem voor staan. Zonder doel weten we niet wie gemaild mag worden.',
  'sending.empty': 'Er gaat nog geen segment naar dit systeem',
  'sending.emptyText': 'Kies een segment en een lijst. We werken het kenmerk daarna vanzelf bij.',
  'sending.example': 'Bijvoorbeeld: “Trouwe bezoekers” krijgen in de lijst Nieuwsbrief het kenmerk “Trouwe bezoekers”.',
  'sending.add': 'Segment laten uitgaan',
  'sending.segment': 'Segment',
  'sending.list': 'Lijst',
  'sending.listText': 'Alleen wie gemaild mag worden voor het doel van deze lijst, gaat mee.',
  'sending.mark': 'Kenmerk',
  'sending.markText': 'Zo heet het daar: een tag in Mailchimp, een groep in MailerLite, een veld in Laposta.',
  'sending.every': 'Hoe vaak bijwerken',
  'sending.every.1': 'Elk uur',
  'sending.every.4': 'Elke vier uur',
  'sending.every.24': 'Elke dag',
  'sending.every.168': 'Elke week',
  'sending.adds': 'Wie nog niet op de lijst staat, erop zetten',
  'sending.addsText': 'Alleen wie er toestemming voor gaf of er op een andere grond voor gemaild mag worden.',
  'sending.added': '“{name}” gaat uit.',
  'sending.where': 'Waarheen',
  'sending.whereText': '{list}, kenmerk “{mark}”',
  'sending.last': 'Laatste keer',
  'sending.notYet': 'Nog niet gegaan',
  'sending.busy': 'Bezig',
  'sending.paused': 'Gepauzeerd',
  'sending.nobody': 'niemand',
  'sending.count.added': '{count} toegevoegd',
  'sending.count.marked': '{count} kregen het kenmerk',
  'sending.count.kept': '{count} hadden het al',
  'sending.count.unmarked': '{count} zijn het kwijt',
  'sending.count.declined': '{count} daar afgemeld en met rust gelaten',
  'sending.count.absent': '{count} niet op de lijst',
  'sending.count.refused': '{count} adressen geweigerd',
  'sending.count.withheld': '{count} mochten niet mee',
  'sending.holder': 'Met de rechten van',
  'sending.holderGone': '{name} mag niet meer exporteren',
  'sending.actions': 'Acties',
  'sending.actionsFor': 'Acties voor {name}',
  'sending.now': 'Nu bijwerken',
  'sending.begun': '“{name}” wordt bijgewerkt.',
  'sending.pause': 'Pauzeren',
  'sending.resume': 'Weer laten uitgaan',
  'sending.stop': 'Niet meer laten uitgaan',
  'sending.stopTitle': '“{name}” niet meer laten uitgaan?',
  'sending.stopText':
    'Het kenmerk blijft daar staan bij wie het heeft en wordt niet meer bijgewerkt. Haal het daar weg als je het niet meer gebruikt.',
  'sending.stopped': '“{name}” gaat niet meer uit.',
  'sending.people': 'Mensen bijwerken',
  'sendingProblem.rights':
    'Wie dit instelde, mag deze mensen niet (meer) exporteren. Pauzeer het en laat het weer uitgaan: dan gaat het met jouw rechten.',
  'sendingProblem.segment_gone': 'Het segment is er niet meer, of is niet meer gedeeld met wie dit instelde.',
  'sendingProblem.list_gone': 'Bij Instellingen staat niet meer waar deze lijst voor is.',
  'job.integrations.send-segment': 'Segment laten uitgaan',
  'sendingProblem.address_refused':
    'Het adres van het systeem wijst naar een plek waar deze installatie niet mag aankloppen. Er is niets opgehaald; wat er was, blijft. Controleer het adres of vraag de beheerder van de server.',
  'sendingProblem.host_not_allowed':
    'Naar dit adres mag deze installatie geen verbinding maken. Er is niets opgehaald; wat er was, blijft. Controleer of het adres met https:// begint, of vraag de beheerder van de server het toe te staan.',
  'sendingProblem.unreachable':
    'Het systeem was niet te bereiken. Wat er was, blijft. We proberen het vanzelf opnieuw; controleer het adres als het zo blijft.',
  'sendingProblem.certificate':
    'Het beveiligingscertificaat van het systeem klopt niet. Er is niets opgehaald, wat er was blijft. Vraag wie het systeem beheert het certificaat te vernieuwen.',
  'sendingProblem.timed_out':
    'Het systeem gaf te laat antwoord. Wat al binnen was, blijft. We gaan de volgende keer verder waar we waren.',
  'sendingProblem.too_large':
    'Het antwoord van het systeem was te groot om te lezen. Wat al binnen was, blijft. Neem contact op met je beheerder.',
  'sendingProblem.redirect_refused':
    'Het systeem stuurde ons door naar een ander adres; dat volgen we niet. Wat er was, blijft. Vul het adres in waar het systeem nu echt staat.',
  'sendingProblem.not_understood':
    'Het systeem gaf een antwoord dat we niet begrijpen. Wat al binnen was, blijft. Controleer of het adres echt van dit systeem is; blijft het zo, meld het je beheerder.',
  'sendingProblem.key_refused':
    'Het systeem kent de sleutel niet (meer). Wat er was, blijft. Maak in het systeem een nieuwe sleutel en vervang hem bij de instellingen.',
  'sendingProblem.key_incomplete':
    'De sleutel is niet heel: er hoort een streepje met letters en cijfers achter, bijvoorbeeld -us21. Er is niets opgehaald. Plak de hele sleutel bij de instellingen.',
  'sendingProblem.not_allowed':
    'De sleutel mag dit niet bekijken. Wat er was, blijft. Geef de sleutel in het systeem meer rechten, en probeer opnieuw.',
  'sendingProblem.not_found':
    'Het systeem kent niet wat we vroegen. Wat er was, blijft. Controleer het adres en de naam van de organisator.',
  'sendingProblem.too_busy':
    'Het systeem vraagt ons even te wachten omdat het druk is. Wat al binnen was, blijft. We gaan vanzelf verder; je hoeft niets te doen.',
  'sendingProblem.failing':
    'Het systeem heeft zelf een storing. Wat al binnen was, blijft. We proberen het vanzelf opnieuw; vraag de leverancier als het lang duurt.',
  'sendingProblem.resting':
    'Het ging een paar keer achter elkaar mis, daarom laten we het systeem even met rust. Wat er was, blijft. We proberen het straks vanzelf weer.',
  'sendingProblem.secret_unreadable':
    'De bewaarde sleutel is niet meer te lezen, bijvoorbeeld na het terugzetten van een reservekopie. Wat er was, blijft. Vul de sleutel opnieuw in bij de instellingen.',
  'sendingProblem.shrunk':
    'Het systeem zegt ineens dat de meeste mensen van een lijst weg zijn. Dat is vaak een storing, dus we hebben niets veranderd. Kijk in het systeem; klopt het toch, kies dan Nu ophalen.',
  'sendingProblem.cancelled':
    'Iemand heeft het ophalen gestopt. Wat al binnen was, blijft. De volgende keer gaan we verder.',
  'sendingProblem.internal':
    'Bij ons ging iets mis. Wat al binnen was, blijft. We proberen het opnieuw; blijft het zo, meld het je beheerder.',
  'error.integrations.sends_nothing': 'Naar dit systeem kunnen geen segmenten gaan.',
  'error.integrations.mark_taken': 'Er gaat al een segment met dit kenmerk naar deze lijst. Kies een andere naam.',
  'error.integrations.may_not_send':
    'Wie een segment laat uitgaan, moet relaties mogen exporteren. Vraag het aan een collega die dat mag.',
  'error.integrations.sent_segment_not_found': 'Dit segment gaat niet (meer) naar dit systeem.',
  'error.integrations.sending_running': 'Dit segment gaat nu al uit. Wacht tot dat klaar is.',
  'audit.sent_segment.added': 'Segment laten uitgaan',
  'audit.sent_segment.changed': 'Uitgaand segment gewijzigd',
  'audit.sent_segment.removed': 'Segment gaat niet meer uit',
  'audit.sent_segment.asked': 'Segment met de hand laten uitgaan',
  'audit.sent_segment.sent': 'Segment uitgegaan',
} as const
