import type { WiseEmulator } from './wise-emulator.ts'

/** Never to be found anywhere here: what somebody borrowed. */
export const TITLE_OF_A_LOAN = 'De geheime kanarie'

/** Somebody becomes a borrower there, or changes; the title of a loan stands everywhere it could stand. */
export function enrol(emulator: WiseEmulator, pid: string, said: Record<string, unknown> = {}): void {
  emulator.putPatron(pid, {
    patronSystemId: Number(pid),
    name: { title: 'Mevr.', firstName: 'Leentje', initials: 'L.M.', middleName: 'van den', lastName: `Lezer${pid}` },
    birthDate: '1984-05-06',
    address: { street: 'Dijk', houseNumber: '12', postalCode: '4131 AA', city: 'Vianen', country: 'NL' },
    emailAddress: `lezer${pid}@example.org`,
    phones: [{ type: 'home', number: '0347 123456' }],
    cardNumber: `2980000${pid}`,
    branchId: 'VIA',
    subscriptions: [{ description: 'Volwassenen', startDate: '2025-09-01', endDate: '2026-08-31' }],
    loansPerYear: [
      { year: 2025, count: 31, title: TITLE_OF_A_LOAN },
      { year: 2026, count: 4 },
    ],
    loans: [{ title: TITLE_OF_A_LOAN, dueDate: '2026-03-09' }],
    loanHistory: { last: { title: TITLE_OF_A_LOAN } },
    lastLoanTitle: TITLE_OF_A_LOAN,
    lastTitle: TITLE_OF_A_LOAN,
    reservations: [TITLE_OF_A_LOAN],
    recommended: { [TITLE_OF_A_LOAN]: 1 },
    pincode: '4711',
    staffNote: 'geheime opmerking',
    ...said,
  })
}
