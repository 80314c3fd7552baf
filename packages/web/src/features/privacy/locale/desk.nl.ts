/** What somebody at a desk must know of a relation before saying anything. */
export const deskNl = {
  'desk.warnings': 'Let op',
  'desk.consent': 'Toestemming vragen',
  'desk.child': 'Jonger dan 16',
  'desk.closed.email': 'Mag geen e-mail',
  'desk.closed.phone': 'Niet bellen',
  'desk.closed.post': 'Mag geen post',
  'desk.closed.sms': 'Mag geen sms',
  'desk.closed.in_person': 'Niet aanspreken',
} as const
