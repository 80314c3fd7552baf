/** Spread into sentences.nl.ts, which must have one for every code. */
export const integrationsNl = {
  'integrations.connection_not_found': 'Deze koppeling bestaat niet.',
  'integrations.connection_ended':
    'Deze koppeling is beëindigd. Wat binnenkwam staat er nog; maak een nieuwe koppeling om weer gegevens te halen.',
  'integrations.connector_unknown': 'Met dit systeem kan niet worden gekoppeld.',
  'integrations.settings_invalid': 'Een instelling van de koppeling klopt niet. Kijk het veld na dat genoemd wordt.',
  'integrations.secret_missing': 'De sleutel van deze koppeling ontbreekt. Vul die in en probeer het opnieuw.',
  'integrations.source_taken': 'Er is al een bron met deze naam. Kies een andere naam voor de koppeling.',
  'integrations.type_not_fitting':
    'Dit relatietype past niet bij personen, of hoort bij een domein waarin je niets mag wijzigen. Kies een ander type.',
  'integrations.list_not_fitting':
    'Een lijst staat voor een doel of kanaal dat niet (meer) in gebruik is, of staat er dubbel. Er is niets bewaard. Kies bij die lijst iets anders.',
  'integrations.delivery_not_found': 'Deze levering bestaat niet.',
  'integrations.delivery_running':
    'Er loopt al een levering van deze koppeling. Wacht tot die klaar is, of stop die bij Werkzaamheden.',
  'integrations.stream_not_found': 'Dit onderdeel bestaat niet bij deze koppeling.',
  'integrations.object_not_found': 'Dit wacht niet (meer) op iemand, of het bestaat niet.',
  'integrations.object_settled': 'Een collega heeft dit intussen afgehandeld.',
  'integrations.hook_unknown': 'Dit adres bestaat niet (meer).',
  'integrations.mapping_without_name':
    'Geen enkele kolom zegt hoe iemand heet. Koppel ten minste één kolom aan een naam of e-mailadres.',
  'integrations.webhook_not_found': 'Deze melding aan een ander systeem is er niet (meer).',
  'integrations.webhook_key': 'Deze API-sleutel werkt niet (meer). Kies een andere.',
  'integrations.webhook_scope': 'De API-sleutel mag niet alles zien waarover je wilt melden. Er is niets veranderd.',
  'integrations.webhook_address': 'Dit adres kan niet. Begin met https:// en zet er geen naam of wachtwoord in.',
  'integrations.webhook_message_not_found': 'Dit bericht is er niet (meer). Berichten blijven 30 dagen bewaard.',
  'integrations.register_edition_not_found': 'Deze editie bestaat niet.',
  'integrations.register_edition_wrong_state':
    'Dit kan met deze editie niet (meer). Een collega heeft haar intussen verwerkt, of er is een nieuwere.',
  'integrations.register_outdated':
    'Na het vergelijken is een andere editie verwerkt. Lees dit bestand opnieuw in, dan klopt de vergelijking weer.',
  'integrations.register_type_missing':
    'Er is geen relatietype voor scholen in gebruik. Zet het type School weer aan in het gegevensmodel.',
  'integrations.location_not_found': 'Deze vestiging staat niet (meer) in het register.',
  'integrations.location_is_relation': 'Deze vestiging is al een relatie. Misschien mag je die niet zien.',
  'integrations.proposal_not_found': 'Dit voorstel bestaat niet.',
  'integrations.proposal_settled': 'Een collega heeft dit voorstel intussen afgehandeld.',
  'integrations.proposal_changed': 'De relatie is intussen gewijzigd. Kijk wat er nu zou gebeuren en voer het dan uit.',
  'integrations.sends_nothing': 'Naar dit systeem kunnen geen segmenten gaan.',
  'integrations.mark_taken': 'Er gaat al een segment met dit kenmerk naar deze lijst. Kies een andere naam.',
  'integrations.may_not_send':
    'Wie een segment laat uitgaan, moet relaties mogen exporteren. Vraag het aan een collega die dat mag.',
  'integrations.sent_segment_not_found': 'Dit segment gaat niet (meer) naar dit systeem.',
  'integrations.card_checker_not_found':
    'Er is nog geen systeem ingesteld dat passen kent. Vraag het aan de functioneel beheerder.',
  'integrations.sending_running': 'Dit segment gaat nu al uit. Wacht tot dat klaar is.',
} as const
