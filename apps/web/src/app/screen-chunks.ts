// The screens' chunks: asked for while the session is fetched, so that neither waits for the other, and each without the other's code.
export const openEditionScreen = async () => import('../screens/edition-screen.tsx')
export const openIssuesScreen = async () => import('../screens/issues-screen.tsx')
