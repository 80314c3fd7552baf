import { useQuery } from '@tanstack/react-query'
import { whyQuery } from './rights.api.ts'
import { WhyUnknown } from './why-dialog.tsx'

/** On the page of a relation that is not there (for me): the domains that I do not see, and what to do. */
export function WhyLost({ relationId }: { readonly relationId: string }) {
  const answer = useQuery(whyQuery({ relationId })).data
  return answer?.state === 'unknown' ? <WhyUnknown answer={answer} /> : null
}
