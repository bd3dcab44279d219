import type { LaunchOptions } from 'playwright'
import { findSystemProgram } from '../../tools/system-programs.ts'

/**
 * How Chromium is started everywhere: tests, screenshots and benchmarks. Nothing of its own may go out to the network, and
 * the sandbox needs a user that is not root.
 * @throws Error where this machine has no Chromium.
 */
export function chromiumOptions(): LaunchOptions {
  const executablePath = findSystemProgram('chromium')
  if (executablePath === null)
    throw new Error('There is no Chromium here: run `node tools/install-system-programs.ts`')
  return {
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // So that a screenshot is the same on every machine.
      '--font-render-hinting=none',
    ],
  }
}
