import { useMemo } from 'react'
import type { Hello } from '@stanza/relay/client'
import type { Phase, Role } from '@stanza/schema/api'
import { navigate } from '../../app/navigate.ts'
import { useLiveText } from '../../features/live/use-live-text.ts'
import { PeopleList } from '../../features/live/people-list.tsx'
import { SaveBadge } from '../../features/live/save-badge.tsx'
import { DeletionBar } from '../../features/live/deletion-bar.tsx'
import { OldCopyBar } from '../../features/live/old-copy-bar.tsx'
import { StopBar } from '../../features/live/stop-bar.tsx'
import { t } from '../../messages/message.ts'
import { ScreenMessage } from '../../ui/screen-message.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Button } from '../../ui/button.tsx'
import { mayMoveDate, roleAtLeast } from '../../app/role.ts'
import { stopTexts } from '../../features/live/stop.ts'
import { EditionFrame } from './edition-frame.tsx'
import type { EditionFacts } from './load-edition.ts'
import { OpenEdition } from './open-edition.tsx'
import { saveText } from './save-text.ts'
import { useSiteImages } from '../../features/page/use-site-images.ts'
import { TopBar } from './top-bar.tsx'
import { useNewsletter } from './use-newsletter.ts'

interface EditionRoomProps {
  readonly facts: EditionFacts
  readonly person: { readonly id: string; readonly name: string }
  /** Asks for the facts again: the date or the phase was changed. */
  readonly onChanged: () => void
}

/** Opens the text, and shows the editor once one may be bound to it. */
export function EditionRoom({ facts: known, person, onChanged }: EditionRoomProps) {
  const { live, state, replace } = useLiveText(known.edition)
  const newsletter = useNewsletter(known.newsletter, state.hello?.settings)
  const facts = useMemo(
    () => withGreeting({ ...known, newsletter }, state.hello),
    [known, newsletter, state.hello],
  )
  const self = useMemo(
    () => ({ id: person.id, name: person.name, color: state.hello?.person.color ?? '#5c6470', self: true }),
    [person.id, person.name, state.hello?.person.color],
  )
  const images = useSiteImages(facts.edition.id)
  if (live && state.ready && images) {
    return (
      <>
        <OpenEdition
          facts={facts}
          live={live}
          state={state}
          images={images}
          self={self}
          onChanged={onChanged}
          onLive={replace}
        />
        <OldCopyBar edition={facts.edition} onDownload={(ydoc) => saveText(ydoc, facts.edition.fileName)} />
        <DeletionBar
          edition={facts.edition.id}
          live={live}
          deletion={state.deletion}
          mayRestore={roleAtLeast(facts.edition.role, 'editor')}
        />
        <StopBar live={live} state={state} onDownload={() => saveText(live.ydoc, facts.edition.fileName)} />
      </>
    )
  }
  if (state.stop) {
    return (
      <ScreenMessage
        title={t('edition.stopped.title')}
        role="alert"
        actions={
          <>
            <Button look="primary" onClick={() => location.reload()}>
              {t('save.reload')}
            </Button>
            <Button onClick={() => navigate('/')}>{t('app.to-issues')}</Button>
          </>
        }
      >
        <p>{t(stopTexts[state.stop])}</p>
      </ScreenMessage>
    )
  }
  const bar = (
    <TopBar
      issue={facts.issue}
      edition={facts.edition}
      title={facts.issue.editions.find(({ id }) => id === facts.edition.id)?.title ?? ''}
      mayMove={mayMoveDate(facts.edition)}
      onChanged={onChanged}
      more={[]}
    >
      <PeopleList people={[self]} />
      <SaveBadge state={state.save} readOnly={false} />
    </TopBar>
  )
  return (
    <EditionFrame
      bar={bar}
      tools={null}
      outline={null}
      page={<Skeleton lines={12} label={t('edition.loading')} />}
    />
  )
}

/** The greeting is newer than what was asked before: role and phase change while the text is open. */
function withGreeting(facts: EditionFacts, hello: Hello | null): EditionFacts {
  if (!hello) return facts
  const [role, phase] = [hello.role as Role, hello.phase as Phase]
  return { ...facts, edition: { ...facts.edition, role, phase } }
}
