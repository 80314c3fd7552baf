/** Kinds of facts by which somebody bought something at the ticket desk. */
export const PAYING_KINDS = ['ticket', 'enrolment', 'membership', 'purchase'] as const
/** By which somebody came. */
export const VISITING_KINDS = ['ticket', 'attendance', 'enrolment'] as const
