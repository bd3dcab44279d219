import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { readSession } from '../api/session.ts'
import { useAnswer } from '../api/use-answer.ts'
import { JoinScreen, type Joined } from '../features/join/join-screen.tsx'
import { NameForm } from '../features/join/name-form.tsx'
import { t } from '../messages/message.ts'
import { Button } from '../ui/button.tsx'
import { ScreenMessage } from '../ui/screen-message.tsx'
import { navigate, usePath } from './navigate.ts'
import { openEditionScreen, openIssuesScreen } from './screen-chunks.ts'
import { landing } from './landing.ts'
import { readRoute, type Route } from './route.ts'

const EditionScreen = lazy(() => openEditionScreen().then((chunk) => ({ default: chunk.EditionScreen })))
const IssuesScreen = lazy(() => openIssuesScreen().then((chunk) => ({ default: chunk.IssuesScreen })))
const SettingsScreen = lazy(() =>
  import('../screens/settings-screen.tsx').then((chunk) => ({ default: chunk.SettingsScreen })),
)

/** The whole application: the join page, or what a person with a session came for. */
export function App() {
  const route = readRoute(usePath())
  const [arrived, setArrived] = useState<Joined | null>(null)
  if (route.kind === 'join' && arrived === null) return <JoinScreen onJoined={setArrived} />
  return <Inside route={route} arrived={arrived} />
}

function Inside({ route, arrived }: { route: Route; arrived: Joined | null }) {
  const { loaded, reload } = useAnswer(readSession)
  const named = loaded.kind === 'loaded' && loaded.value.person.name !== null
  const joining = route.kind === 'join'
  useEffect(() => {
    if (named && joining) void landing(arrived).then((path) => navigate(path, { replace: true }))
  }, [named, joining, arrived])
  const onNamed = useCallback(() => reload(), [reload])
  if (loaded.kind === 'refused')
    return <Refused message={loaded.refusal.message} code={loaded.refusal.code} onRetry={reload} />
  if (loaded.kind === 'loading' || (joining && named)) return null
  if (loaded.value.person.name === null) return <NameForm onNamed={onNamed} />
  const person = { id: loaded.value.person.id, name: loaded.value.person.name }
  switch (route.kind) {
    case 'issues':
      return (
        <Suspense fallback={null}>
          <IssuesScreen />
        </Suspense>
      )
    case 'edition':
      return (
        <Suspense fallback={null}>
          <EditionScreen
            key={`${route.issue}/${route.language}`}
            issue={route.issue}
            language={route.language}
            person={person}
          />
        </Suspense>
      )
    case 'settings':
      return (
        <Suspense fallback={null}>
          <SettingsScreen />
        </Suspense>
      )
    case 'join':
    case 'unknown':
      return <Unknown />
  }
}

function Refused({ message, code, onRetry }: { message: string; code: string; onRetry: () => void }) {
  if (code === 'not-signed-in') {
    return (
      <ScreenMessage title={t('join.empty.title')}>
        <p>{t('join.empty.text')}</p>
      </ScreenMessage>
    )
  }
  if (code === 'signed-out') {
    return (
      <ScreenMessage title={t('join.signed-out.title')}>
        <p>{message}</p>
      </ScreenMessage>
    )
  }
  return (
    <ScreenMessage
      title={t('app.unreachable.title')}
      role="alert"
      actions={<Button onClick={onRetry}>{t('app.try-again')}</Button>}
    >
      <p>{message}</p>
    </ScreenMessage>
  )
}

const Unknown = () => (
  <ScreenMessage
    title={t('app.unknown.title')}
    actions={<Button onClick={() => navigate('/')}>{t('app.to-issues')}</Button>}
  >
    <p>{t('app.unknown.text')}</p>
  </ScreenMessage>
)
