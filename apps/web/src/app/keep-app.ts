/**
 * Keeps the app in this browser, so that an edition can be opened without the network (service-worker/). Where a browser
 * has no service workers, or forbids them (plain http, private windows), all stays as it is with the network.
 */
export async function keepApp(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>
  if (serviceWorker === undefined) return
  const wasKept = serviceWorker.controller !== null
  if (!wasKept) serviceWorker.addEventListener('controllerchange', keepWhatWasAsked, { once: true })
  try {
    await serviceWorker.register(trusted('/service-worker.js'), { updateViaCache: 'none' })
  } catch {
    // Nothing is lost: the next visit tries again.
  }
}

/** What was asked of the server before the worker was there; it takes of it what it keeps. */
function keepWhatWasAsked(): void {
  const asked = performance.getEntriesByType('resource').map(({ name }) => name)
  navigator.serviceWorker.controller?.postMessage([...new Set(asked)])
}

/** The content policy lets no plain text name a script (threats.md T38). */
function trusted(path: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('stanza-service-worker', { createScriptURL: () => path })
  return policy?.createScriptURL(path) ?? path
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(path: string): string },
  ): { createScriptURL(path: string): string }
}
