/** Spread into sentences.nl.ts, which must have one for every code. */
export const activityNl = {
  'activity.interaction_not_found': 'Deze notitie bestaat niet (meer), of is niet van jou.',
  'activity.fact_not_found': 'Dit feit bestaat niet (meer).',
  'activity.fact_of_source':
    'Dit feit komt uit een andere bron. Je kunt het hier niet weghalen. Leg vast dat het is geannuleerd of terugbetaald.',
  'activity.fact_in_future': 'Dit moment ligt in de toekomst. Vul in wanneer het gebeurde.',
  'activity.fact_period': 'De laatste dag ligt voor de eerste dag.',
  'activity.fact_until_missing': 'Vul de laatste dag in. Zonder die dag weten wij niet hoe lang dit loopt.',
  'activity.fact_amount_missing': 'Vul het bedrag in.',
  'activity.fact_detail_wrong': 'Een van de bijzonderheden hoort niet bij dit soort feit, of er ontbreekt er een.',
  'activity.fact_reversed': 'Dit feit is al helemaal geannuleerd of terugbetaald.',
  'activity.fact_is_reversal': 'Dit is zelf een annulering of terugbetaling. Haal haar weg als zij niet klopt.',
  'activity.reversal_too_much': 'Dit is meer dan er nog van over is. Kijk wat al is geannuleerd of terugbetaald.',
  'activity.reversal_nothing': 'Vul een aantal of een bedrag in.',
  'activity.offering_not_found': 'Dit aanbod bestaat niet (meer).',
  'activity.offering_changed':
    'Een collega heeft dit aanbod intussen gewijzigd. Er is niets opgeslagen. Kijk wat er nu staat.',
  'activity.offering_in_use':
    'Dit aanbod kan niet weg: er hoort ander aanbod bij, of mensen deden er al iets mee. Je kunt het wel afgelasten.',
  'activity.offering_parent':
    'Dit kan hier niet onder vallen. Een voorstelling valt onder een evenement, een evenement onder een reeks.',
  'activity.offering_period': 'Het einde ligt voor het begin.',
  'activity.offering_number_taken': 'Er is al aanbod met dit nummer.',
  'activity.price_twice': 'Twee prijssoorten hebben dezelfde naam.',
  'activity.list_changed':
    'Een collega heeft deze lijst intussen gewijzigd. Er is niets opgeslagen. Kijk wat er nu staat.',
  'activity.list_name_taken': 'Deze naam staat er al. Kies een andere naam.',
  'activity.family_not_found': 'Deze soort activiteit bestaat niet (meer).',
  'activity.genre_not_found': 'Dit genre bestaat niet (meer).',
  'activity.target_group_not_found': 'Deze doelgroep bestaat niet (meer).',
  'activity.branch_not_found': 'Deze vestiging bestaat niet (meer).',
}
