import { expect, test } from '../harness/test.ts'

test('without the network I go on writing, and all of it arrives once', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople(undefined, { network: true })
  await writer.edition.writeAfter('After the storm', ', before the cut')
  await owner.edition.reads('After the storm, before the cut')
  await writer.edition.says('Saved')

  writer.network?.cut('all')
  await writer.edition.says('Offline – kept in this browser')
  await writer.page.keyboard.type(', after the cut')
  await owner.edition.writeAfter('Roof party', ' (moved)')
  await writer.edition.says('Offline – kept in this browser')
  await owner.edition.lacks('after the cut')

  writer.network?.mend()
  await writer.edition.says('Saved')
  for (const { edition } of [owner, writer]) {
    await edition.reads('After the storm, before the cut, after the cut')
    await edition.reads('Roof party (moved)')
  }
})

test('what I wrote offline outlives a reload of the tab, and nothing comes twice', async ({ stanza }) => {
  const { owner, writer, issue } = await stanza.twoPeople(undefined, { network: true })
  writer.network?.cut('live')
  await writer.edition.says('Offline – kept in this browser')
  await writer.edition.writeAfter('After the storm', ' in the tunnel')
  await writer.edition.reads('After the storm in the tunnel')

  await writer.open(issue)
  await writer.edition.reads('After the storm in the tunnel')
  await writer.edition.says('Offline – kept in this browser')

  writer.network?.mend()
  await writer.edition.says('Saved')
  await owner.edition.reads('After the storm in the tunnel')
  const headings = await owner.edition.text.getByRole('heading').allTextContents()
  expect(new Set(headings).size, 'nothing is there twice').toBe(headings.length)
  expect((await owner.exportMarkdown()).match(/in the tunnel/g)).toHaveLength(1)
})

test('a tab can be reloaded with no network at all, written in, and everything arrives once', async ({
  stanza,
}) => {
  const { owner, writer, issue } = await stanza.twoPeople(undefined, { network: true })
  await writer.edition.writeAfter('After the storm', ', before')
  await writer.edition.says('Saved')
  await writer.isKept(issue)

  writer.network?.cut('all')
  await writer.context.setOffline(true)
  await writer.edition.says('Offline – kept in this browser')
  await writer.page.keyboard.type(', in the tunnel')
  await writer.isStored()
  await writer.page.reload()
  await writer.edition.isOpen()
  await writer.edition.reads('After the storm, before, in the tunnel')
  await writer.edition.says('Offline – kept in this browser')
  await writer.edition.writeAfter('Roof party', ' (moved)')
  await owner.edition.writeAfter('A lens format', ' (draft)')
  await writer.isStored()
  await writer.page.reload()
  await writer.edition.reads('Roof party (moved)')

  await writer.context.setOffline(false)
  writer.network?.mend()
  await writer.edition.says('Saved')
  for (const { edition } of [owner, writer]) {
    await edition.reads('After the storm, before, in the tunnel')
    await edition.reads('Roof party (moved)')
    await edition.reads('A lens format (draft)')
  }
  const headings = await owner.edition.text.getByRole('heading').allTextContents()
  expect(new Set(headings).size, 'nothing is there twice').toBe(headings.length)
  expect((await owner.exportMarkdown()).match(/in the tunnel/g)).toHaveLength(1)
})

test('a browser that is full says that it keeps nothing, and keeps it again when there is room', async ({
  stanza,
}) => {
  const { owner, writer, issue } = await stanza.twoPeople(undefined, { network: true })
  await writer.edition.says('Saved')
  const disk = await writer.page.evaluateHandle(() => {
    const now = { full: true }
    const { add } = IDBObjectStore.prototype
    // As a browser does it that has no room: the writing is begun, and its transaction fails.
    IDBObjectStore.prototype.add = function addWhenThereIsRoom(...entry) {
      const request = add.apply(this, entry)
      if (now.full) this.transaction.abort()
      return request
    }
    return now
  })
  writer.network?.cut('live')
  await writer.edition.says('Offline – kept in this browser')
  await writer.edition.writeAfter('After the storm', ' on a full disk')
  await writer.edition.says('Offline – NOT kept')

  await disk.evaluate((now) => {
    now.full = false
  })
  await writer.page.keyboard.type(', with room')
  await writer.edition.says('Offline – kept in this browser')
  await writer.isStored()
  await writer.open(issue)
  await writer.edition.reads('After the storm on a full disk, with room')
  writer.network?.mend()
  await writer.edition.says('Saved')
  await owner.edition.reads('After the storm on a full disk, with room')
  // The copy's library leaves its failed writings to the console.
  stanza.forgive()
})

test('a connection that silently died is told', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople(undefined, { network: true })
  await writer.edition.says('Saved')
  writer.network?.hush()
  // That it takes eight seconds is proven with a clock of its own ([C2]).
  await writer.edition.says('Offline – kept in this browser')
  await writer.edition.writeAfter('After the storm', ', in silence')
  writer.network?.mend()
  await owner.edition.reads('After the storm, in silence')
  await writer.edition.says('Saved')
})

test('a session that has ended leaves nothing of the issues in the browser', async ({ stanza }) => {
  const { owner, writer, issue } = await stanza.twoPeople()
  await writer.isKept(issue)
  await owner.isKept(issue)
  expect(await owner.page.evaluate(() => caches.keys())).toContain('stanza-answers')
  await writer.page.evaluate(() => fetch('/api/session', { method: 'DELETE' }))
  expect(await writer.page.evaluate(() => caches.keys())).not.toContain('stanza-answers')
  await writer.page.goto('/')
  await expect(writer.page.getByText('You need a link').first()).toBeVisible()
})

test('a server that is started again goes on with every word', async ({ stanza }) => {
  const { owner, writer } = await stanza.twoPeople()
  await owner.edition.writeAfter('After the storm', ', first')
  await owner.edition.says('Saved')
  await stanza.server.restart()
  await owner.edition.says('Saved')
  await writer.edition.says('Saved')
  await owner.page.keyboard.type(', second')
  await writer.edition.reads('After the storm, first, second')
})
