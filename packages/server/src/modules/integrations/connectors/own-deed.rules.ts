/** Ways in which staff or another program put somebody on a list: whose address is then theirs, and shows nothing of the person. */
const BY_OTHERS = /import|admin|api|manual|csv|copy|paste|integration|zapier|staff|batch/i

/** Whether somebody signed up by themselves, as far as the other system says how; of what it does not say, no. */
export const isOwnDeed = (source: string): boolean => source !== '' && !BY_OTHERS.test(source)
