/** Kinds of lines of a list of activity: what somebody did, and who that was. */
export const FACT = 'fact'
export const CUSTOMER = 'customer'
