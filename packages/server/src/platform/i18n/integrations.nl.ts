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
} as const
