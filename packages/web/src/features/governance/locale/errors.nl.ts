/** What refusals about terms, domains, reviews and quality say. */
export const errorsNl = {
  'error.governance.definition_exists': 'Dit begrip staat al op de lijst.',
  'error.governance.definition_changed': 'Een collega heeft dit begrip intussen veranderd. Kijk wat er nu staat.',
  'error.governance.definition_not_yours': 'Alleen de eigenaar van dit begrip beslist hierover.',
  'error.governance.definition_wrong_state': 'Dit kan niet bij de status die het begrip nu heeft.',
  'error.governance.alternative_not_found': 'Dit voorstel is er niet meer.',
  'error.governance.comment_not_found': 'Deze reactie is er niet meer, of is van iemand anders.',
  'error.governance.notice_not_found': 'Dit bericht is er niet meer.',
  'error.governance.reason_missing': 'Schrijf op waarom.',
  'error.governance.colleague_not_found': 'Deze collega bestaat niet of kan zich niet meer aanmelden.',
  'error.governance.domain_name_taken': 'Er is al een domein met deze naam.',
  'error.governance.domains_full':
    'Er zijn 63 domeinen. Meer kan niet. Geef een domein dat niet meer nodig is een andere naam en een andere inhoud.',
  'error.governance.owner_is_deputy':
    'Iemand kan niet tegelijk eigenaar en plaatsvervanger zijn. Kies een andere collega.',
  'error.governance.seat_unchanged': 'Deze collega heeft die taak al.',
  'error.governance.cycle_not_found': 'Deze nakijkronde bestaat niet meer.',
  'error.governance.round_not_found': 'Deze nakijkronde bestaat niet.',
  'error.governance.round_open': 'Er is vandaag al een ronde geopend, of er loopt nog een ronde hiervan.',
  'error.governance.round_attested': 'Deze ronde is afgerond en ondertekend. Er verandert niets meer aan.',
  'error.governance.round_changed': 'Er is intussen verder gewerkt aan deze ronde. Kijk opnieuw naar de aantallen.',
  'error.governance.round_not_yours': 'Je werkt niet mee aan deze ronde. Vraag het aan de data-eigenaar.',
  'error.governance.review_item_not_found': 'Deze relatie hoort niet bij deze ronde.',
  'error.governance.review_item_taken': 'Een collega is hier al mee bezig of klaar mee. Ga door met de volgende.',
  'error.governance.nothing_to_end':
    'Deze relatie heeft in dit domein geen rol meer die kan eindigen. Kies "klopt nog" of sla over.',
} as const
