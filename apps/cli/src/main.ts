#!/usr/bin/env node
import { runCommand } from './run-command.ts'

// Whoever reads the output may stop early, `stanza check … | head`: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runCommand(process.argv.slice(2), process)
