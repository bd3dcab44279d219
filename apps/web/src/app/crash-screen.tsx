import { Component, type ReactNode } from 'react'
import { t } from '../messages/message.ts'
import { Button } from '../ui/button.tsx'
import { ScreenMessage } from '../ui/screen-message.tsx'

interface CrashState {
  readonly failure: string | null
}

/** What is shown instead of a page that threw: what happened, what was kept, what to do. A class, as React asks for one. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, CrashState> {
  override state: CrashState = { failure: null }

  static getDerivedStateFromError(error: unknown): CrashState {
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children
    return (
      <ScreenMessage
        title={t('app.crashed.title')}
        role="alert"
        actions={
          <Button look="primary" onClick={() => location.reload()}>
            {t('app.crashed.reload')}
          </Button>
        }
      >
        <p>{t('app.crashed.text')}</p>
        <details>
          <summary>{t('app.crashed.details')}</summary>
          <p>{this.state.failure}</p>
        </details>
      </ScreenMessage>
    )
  }
}
