import { describe, expect, it } from 'vitest'
import { readRefusal } from './request.ts'

describe('readRefusal', () => {
  it("gives the server's code and sentence", () => {
    const body = JSON.stringify({ error: { code: 'issue-exists', message: 'There is one.', issue: 'x' } })
    expect(readRefusal(409, body)).toEqual({ code: 'issue-exists', message: 'There is one.', issue: 'x' })
  })
  it.each(['<html>Bad gateway</html>', '', 'null', '{"error":{}}'])(
    'makes a sentence of a foreign body %j',
    (body) => {
      const refusal = readRefusal(502, body)
      expect(refusal.code).toBe('internal')
      expect(refusal.message).toContain('502')
    },
  )
})
