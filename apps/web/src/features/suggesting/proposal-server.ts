import { changeSuggestion, decideSuggestions, proposeSuggestions } from '../../api/suggestions.ts'
import type { ProposalServer } from './send-proposal.ts'

/** The server's side of proposing, for one edition. */
export const proposalServer = (edition: string): ProposalServer => ({
  propose: (proposed) => proposeSuggestions(edition, proposed),
  change: (suggestion, change) => changeSuggestion(edition, suggestion, change),
  withdraw: (ids) => decideSuggestions(edition, 'withdraw', ids),
  reopen: (ids) => decideSuggestions(edition, 'undo', ids),
})
