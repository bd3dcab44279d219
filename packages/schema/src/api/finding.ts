import { z } from 'zod'

/** A finding as JSON; the shape of `Finding` in `../finding.ts`. */
export const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  line: z.int().optional(),
  column: z.int().optional(),
  endLine: z.int().optional(),
  endColumn: z.int().optional(),
  block: z.string().optional(),
})
