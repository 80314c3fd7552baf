/** Sentences of refusals, of what went wrong at the other system, of what waits and why, and of the trail. */
export const codesNl = {
  'error.integrations.connection_not_found':
    'Deze koppeling is er niet, of je mag haar niet zien. Er is niets veranderd. Ga terug naar de lijst.',
  'error.integrations.connection_ended':
    'Deze koppeling is beëindigd. Wat binnen is, blijft. Wil je weer gegevens ophalen, koppel het systeem dan opnieuw.',
  'error.integrations.connector_unknown': 'Dit systeem kunnen we niet koppelen. Kies een systeem uit de lijst.',
  'error.integrations.settings_invalid':
    'Een van de instellingen klopt niet. Er is niets bewaard; wat je invulde staat er nog. Kijk de velden na.',
  'error.integrations.secret_missing':
    'De sleutel ontbreekt nog. Er is niets opgehaald. Vul de sleutel in bij de instellingen van de koppeling.',
  'error.integrations.source_taken':
    'Er is al een lijst of koppeling met deze naam. Er is niets bewaard. Kies een andere naam.',
  'error.integrations.type_not_fitting':
    'Een gekozen relatietype past niet bij personen of bij het domein. Er is niets bewaard. Kies een ander relatietype of domein.',
  'error.integrations.list_not_fitting':
    'Een lijst staat voor een doel of kanaal dat niet (meer) in gebruik is, of staat er dubbel. Er is niets bewaard. Kies bij die lijst iets anders.',
  'error.integrations.delivery_not_found': 'Deze aflevering is er niet (meer).',
  'error.integrations.delivery_running':
    'Er wordt al opgehaald voor deze koppeling. Dat gaat gewoon door. Wacht tot het klaar is en probeer het dan weer.',
  'error.integrations.stream_not_found': 'Dit onderdeel kent het systeem niet. Er is niets opgehaald.',
  'error.integrations.object_not_found':
    'Dit staat niet meer in het postvak. Misschien heeft een collega het al opgelost.',
  'error.integrations.object_settled': 'Dit is al opgelost, door een collega of vanzelf. Je hoeft niets te doen.',
  'error.integrations.hook_unknown': 'Dit meldadres bestaat niet (meer).',
  'error.integrations.mapping_without_name':
    'Geen enkele kolom zegt nog wie iemand is. Er is niets bewaard. Geef minstens één kolom de betekenis naam, e-mail of nummer.',

  'deliveryProblem.address_refused':
    'Het adres van het systeem wijst naar een plek waar deze installatie niet mag aankloppen. Er is niets opgehaald; wat er was, blijft. Controleer het adres of vraag de beheerder van de server.',
  'deliveryProblem.host_not_allowed':
    'Naar dit adres mag deze installatie geen verbinding maken. Er is niets opgehaald; wat er was, blijft. Controleer of het adres met https:// begint, of vraag de beheerder van de server het toe te staan.',
  'deliveryProblem.unreachable':
    'Het systeem was niet te bereiken. Wat er was, blijft. We proberen het vanzelf opnieuw; controleer het adres als het zo blijft.',
  'deliveryProblem.certificate':
    'Het beveiligingscertificaat van het systeem klopt niet. Er is niets opgehaald, wat er was blijft. Vraag wie het systeem beheert het certificaat te vernieuwen.',
  'deliveryProblem.timed_out':
    'Het systeem gaf te laat antwoord. Wat al binnen was, blijft. We gaan de volgende keer verder waar we waren.',
  'deliveryProblem.too_large':
    'Het antwoord van het systeem was te groot om te lezen. Wat al binnen was, blijft. Neem contact op met je beheerder.',
  'deliveryProblem.redirect_refused':
    'Het systeem stuurde ons door naar een ander adres; dat volgen we niet. Wat er was, blijft. Vul het adres in waar het systeem nu echt staat.',
  'deliveryProblem.not_understood':
    'Het systeem gaf een antwoord dat we niet begrijpen. Wat al binnen was, blijft. Controleer of het adres echt van dit systeem is; blijft het zo, meld het je beheerder.',
  'deliveryProblem.key_refused':
    'Het systeem kent de sleutel niet (meer). Wat er was, blijft. Maak in het systeem een nieuwe sleutel en vervang hem bij de instellingen.',
  'deliveryProblem.key_incomplete':
    'De sleutel is niet heel: er hoort een streepje met letters en cijfers achter, bijvoorbeeld -us21. Er is niets opgehaald. Plak de hele sleutel bij de instellingen.',
  'deliveryProblem.not_allowed':
    'De sleutel mag dit niet bekijken. Wat er was, blijft. Geef de sleutel in het systeem meer rechten, en probeer opnieuw.',
  'deliveryProblem.not_found':
    'Het systeem kent niet wat we vroegen. Wat er was, blijft. Controleer het adres en de naam van de organisator.',
  'deliveryProblem.too_busy':
    'Het systeem vraagt ons even te wachten omdat het druk is. Wat al binnen was, blijft. We gaan vanzelf verder; je hoeft niets te doen.',
  'deliveryProblem.failing':
    'Het systeem heeft zelf een storing. Wat al binnen was, blijft. We proberen het vanzelf opnieuw; vraag de leverancier als het lang duurt.',
  'deliveryProblem.resting':
    'Het ging een paar keer achter elkaar mis, daarom laten we het systeem even met rust. Wat er was, blijft. We proberen het straks vanzelf weer.',
  'deliveryProblem.secret_unreadable':
    'De bewaarde sleutel is niet meer te lezen, bijvoorbeeld na het terugzetten van een reservekopie. Wat er was, blijft. Vul de sleutel opnieuw in bij de instellingen.',
  'deliveryProblem.shrunk':
    'Het systeem zegt ineens dat de meeste mensen van een lijst weg zijn. Dat is vaak een storing, dus we hebben niets veranderd. Kijk in het systeem; klopt het toch, kies dan Nu ophalen.',
  'deliveryProblem.cancelled':
    'Iemand heeft het ophalen gestopt. Wat al binnen was, blijft. De volgende keer gaan we verder.',
  'deliveryProblem.internal':
    'Bij ons ging iets mis. Wat al binnen was, blijft. We proberen het opnieuw; blijft het zo, meld het je beheerder.',

  'waitingReason.nobody_named':
    'Er staat niemand bij: geen naam en geen e-mailadres. Het is bewaard. Koppel het aan een relatie als je weet van wie het is.',
  'waitingReason.no_name':
    'Er is geen naam bekend, dus we konden geen relatie maken. Het is bewaard. Koppel het aan een relatie, of vul de naam aan in het systeem: dan lost het zich de volgende keer vanzelf op.',
  'waitingReason.not_understood':
    'Hier ontbreekt iets dat we nodig hebben. Het is bewaard zoals het kwam. Probeer het opnieuw als het in het systeem is verbeterd, of leg het weg.',
  'waitingReason.forgotten':
    'Deze persoon is bij ons op verzoek gewist en komt daarom niet meer binnen. De inhoud is niet bewaard. Vraag de beheerder van het systeem of die daar ook gewist kan worden, en leg dit weg.',
  'waitingReason.event_unknown':
    'De activiteit waar dit bij hoort, is nog niet binnen. Het is bewaard. Meestal lost het zich op bij de volgende keer; je kunt het ook nu opnieuw proberen.',
  'waitingReason.gone_at_source':
    'Het bestaat in het systeem niet meer. Wat we ervan hadden, is bewaard. Leg het weg als er niets mee hoeft.',
  'waitingReason.other': 'Dit konden we niet verwerken. Het is bewaard. Probeer het opnieuw of leg het weg.',

  'connector.setting.url': 'Adres van het systeem',
  'connector.help.pretix.url':
    'Het begin van het adres waar je in pretix inlogt, bijvoorbeeld https://pretix.eu. Zonder wat erachter staat.',
  'connector.help.laposta.url': 'Laat dit staan zoals het is.',
  'connector.setting.organizer': 'Korte naam van de organisator',
  'connector.help.pretix.organizer':
    'In pretix: open je organisator. Het stukje na /organizer/ in de adresbalk is de korte naam.',
  'connector.setting.withTest': 'Ook proefbestellingen ophalen',
  'connector.help.pretix.withTest':
    'Proefbestellingen zijn van niemand echt. Kies dit alleen om de koppeling uit te proberen.',
  'connector.setting.giveNumber': 'Ons nummer teruggeven',
  'connector.help.pretix.giveNumber':
    'Klanten met een account krijgen in pretix het nummer van hun relatie hier, als ze daar nog geen extern nummer hebben. De sleutel moet dan klanten mogen wijzigen.',
  'connector.stream.numbers': 'Nummers teruggeven',
  'connector.setting.token': 'Sleutel',
  'connector.help.pretix.token':
    'In pretix: Organisator, dan Teams. Kies een team dat bestellingen (en klanten) mag bekijken en maak onderaan een API-token. Plak het hier; we bewaren het verzegeld en tonen het nooit meer.',
  'connector.help.laposta.token':
    'In Laposta: klik op je naam, dan Koppelingen en API. Maak een sleutel en plak hem hier; we bewaren hem verzegeld en tonen hem nooit meer.',
  'connector.stream.members': 'Leden van lijsten',
  'connector.stream.events': 'Activiteiten',
  'connector.stream.customers': 'Klanten',
  'connector.stream.memberships': 'Lidmaatschappen',
  'connector.stream.orders': 'Bestellingen',
  'connector.group.ticketing': 'Kaartverkoop',
  'connector.group.library': 'Bibliotheek',
  'connector.group.newsletter': 'Nieuwsbrief',
  'connector.group.register': 'Register',
  'connector.about.laposta': 'Wie op welke lijst staat, wie zich afmeldt en welke adressen niet meer werken.',
  'connector.about.pretix': 'Bestellingen, kaarten, klanten en bezoek uit je kaartverkoop.',
  'settingProblem.missing': 'Vul dit in.',
  'settingProblem.no_address': 'Dit is geen adres. Het begint met https://.',
  'settingProblem.not_secure': 'Dit adres is niet beveiligd. Gebruik het adres dat met https:// begint.',
  'settingProblem.not_an_option': 'Kies een van de mogelijkheden.',
  'settingProblem.unknown': 'Deze instelling kent het systeem niet.',

  'objectType.member': 'Lid van een lijst',
  'objectType.order': 'Bestelling',
  'objectType.customer': 'Klant',
  'objectType.membership': 'Lidmaatschap',
  'objectType.membership_type': 'Soort lidmaatschap',
  'objectType.event': 'Activiteit',
  'objectType.subevent': 'Datum',
  'objectType.item': 'Product',

  'job.integrations.run-delivery': 'Gegevens ophalen uit een gekoppeld systeem',
  'delivery.asking': 'Vragen wat er is',
  'delivery.storing': 'Bewaren wat binnenkwam',
  'delivery.replaying': 'Opnieuw begrijpen wat er al is',

  'audit.connection.added': 'Koppelde een systeem',
  'audit.connection.changed': 'Wijzigde een koppeling',
  'audit.connection.secret_changed': 'Verving de sleutel van een koppeling',
  'audit.connection.hook_made': 'Maakte een meldadres voor een koppeling',
  'audit.connection.tested': 'Probeerde de verbinding van een koppeling',
  'audit.delivery.asked': 'Vroeg om op te halen uit een gekoppeld systeem',
  'audit.delivery.stored': 'Bewaarde wat een gekoppeld systeem leverde',
  'audit.delivery.ended': 'Rondde een aflevering van een gekoppeld systeem af',
  'audit.integration_object.attached': 'Koppelde iets uit het postvak aan een relatie',
  'audit.integration_object.tried': 'Probeerde iets uit het postvak opnieuw',
  'audit.integration_object.set_aside': 'Legde iets uit het postvak weg',
  'audit.integration_object.brought_back': 'Legde iets terug in het postvak',
  'audit.integration_object.shown': 'Bekeek gegevens zoals een gekoppeld systeem ze gaf',
} as const
