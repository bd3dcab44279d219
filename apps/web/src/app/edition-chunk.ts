/** The editor's chunk: asked for while the session is fetched, so that neither waits for the other. */
export const openEditionScreen = async () => import('../screens/edition-screen.tsx')
