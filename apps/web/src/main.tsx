import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { CrashBoundary } from './app/crash-screen.tsx'
import { readRoute } from './app/route.ts'
import { openEditionScreen, openIssuesScreen } from './app/screen-chunks.ts'
import { askEarly } from './screens/edition/load-edition.ts'
import { NoticesProvider } from './ui/notices.tsx'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'

// The editor's chunk, the session and what is known of the edition are fetched side by side.
const route = readRoute(location.pathname)
if (route.kind === 'edition') {
  void openEditionScreen().catch(() => undefined)
  askEarly(route.issue, route.language)
} else if (route.kind === 'issues') {
  void openIssuesScreen().catch(() => undefined)
}

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <CrashBoundary>
      <NoticesProvider>
        <App />
      </NoticesProvider>
    </CrashBoundary>
  </StrictMode>,
)

// After everything that is needed to type.
if (import.meta.env.PROD) {
  addEventListener('load', () => {
    const later = globalThis.requestIdleCallback ?? setTimeout
    later(() => void import('./app/keep-app.ts').then(({ keepApp }) => keepApp()).catch(() => undefined))
  })
}
