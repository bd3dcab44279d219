import type { CreatedIssue, Issue, IssueChange, Issues, NewIssue } from '@stanza/schema/api'
import { ask, type Answer } from './request.ts'

export const readIssues = (): Promise<Answer<Issues>> => ask('/api/issues')

export const createIssue = (issue: NewIssue): Promise<Answer<CreatedIssue>> =>
  ask('/api/issues', { method: 'POST', json: issue })

export const changeIssue = (id: string, change: IssueChange): Promise<Answer<Issue>> =>
  ask(`/api/issues/${id}`, { method: 'PATCH', json: change })

export const readIssue = (id: string): Promise<Answer<Issue>> => ask(`/api/issues/${encodeURIComponent(id)}`)
