import { expect, type Locator, type Page } from 'playwright/test'
import { HistoryPanel } from './history-panel.ts'
import { ShareDialog } from './share-dialog.ts'

/** What the save state may say, as people read it. */
export type SaveWords =
  | 'Saved'
  | 'Saving…'
  | 'Offline – kept in this browser'
  | 'Offline – NOT kept'
  | 'NOT SAVED'
  | 'Read only'
  | 'Proposed'
  | 'Not proposed yet – kept in this browser'
  | 'Offline – proposed when you are back'

/** `/issues/:issue/:language`: the editor and what stands around it. */
export class EditionPage {
  readonly page: Page
  /** The text itself. */
  readonly text: Locator
  readonly title: Locator
  readonly outline: Locator
  readonly bar: Locator
  readonly share: ShareDialog
  readonly history: HistoryPanel

  constructor(page: Page) {
    this.page = page
    this.text = page.getByRole('textbox', { name: 'Text of the issue' })
    this.title = page.getByRole('textbox', { name: 'Title', exact: true })
    this.outline = page.getByRole('navigation', { name: 'Sections' })
    this.bar = page.getByRole('banner')
    this.share = new ShareDialog(page)
    this.history = new HistoryPanel(page)
  }

  /** The text has arrived. */
  async isOpen(): Promise<void> {
    await expect(this.text).toBeVisible({ timeout: 20_000 })
    await expect(this.text).not.toBeEmpty()
  }

  /** Waits until the bar says so. */
  async says(words: SaveWords): Promise<void> {
    await expect(this.bar.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 20_000 })
  }

  /** The text as its writer means it: one line a block, without the names at other people's carets and what they suggest. */
  words(): Promise<string> {
    return this.text.evaluate((element) =>
      [...element.querySelectorAll('p, h1, h2, h3, h4, h5, h6, pre, td, th, figure')]
        .filter((block) => block.closest('.ProseMirror-widget') === null)
        .map((block) => {
          const copy = block.cloneNode(true) as Element
          for (const drawn of copy.querySelectorAll('.ProseMirror-widget')) drawn.remove()
          return copy.textContent
        })
        .join('\n'),
    )
  }

  /** Waits until the text has these words. */
  async reads(words: string): Promise<void> {
    await expect.poll(() => this.words(), { timeout: 15_000 }).toContain(words)
  }

  /** The text does not have these words; ask after something that came later has arrived. */
  async lacks(words: string): Promise<void> {
    expect(await this.words()).not.toContain(words)
  }

  /** Clicks right behind these words, as a hand with a mouse does: again, when the page moved before the click came. */
  async caretAfter(words: string): Promise<void> {
    await expect(async () => {
      const { right, middle } = await this.#boxOf(words)
      await this.page.mouse.click(right, middle)
      const block = await this.page.evaluate(() => {
        const { anchorNode } = document.getSelection() ?? { anchorNode: null }
        const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement
        const copy = element?.closest('p, h1, h2, h3, h4, h5, h6, pre, td, th')?.cloneNode(true)
        if (!(copy instanceof Element)) return ''
        for (const caret of copy.querySelectorAll('.caret')) caret.remove()
        return copy.textContent
      })
      expect(block).toContain(words)
    }).toPass({ timeout: 15_000 })
  }

  /** Writes behind some words, key by key. */
  async writeAfter(words: string, more: string): Promise<void> {
    await this.caretAfter(words)
    await this.page.keyboard.type(more)
  }

  /** Selects words by dragging over them. */
  async select(words: string): Promise<void> {
    const { left, right, middle } = await this.#boxOf(words)
    await this.page.mouse.move(left, middle)
    await this.page.mouse.down()
    await this.page.mouse.move(right, middle, { steps: 4 })
    await this.page.mouse.up()
  }

  /** How far the words are from the top of the window; what must not change under a reader's eyes. */
  async topOf(words: string): Promise<number> {
    return (await this.#boxOf(words, false)).top
  }

  /** A command of the top bar by its name; where the bar has no room for it, in the menu behind it. */
  async command(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true })
    if (await button.isVisible()) return button.click()
    await this.page.getByRole('button', { name: 'More', exact: true }).click()
    await this.page.getByRole('menuitem', { name }).click()
  }

  /** The dialog with that title. */
  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title, exact: true })
  }

  /** Where on the screen the words are: the first block that has them, other people's carets aside. */
  async #boxOf(words: string, scroll = true): Promise<Box> {
    await this.reads(words)
    return this.text.evaluate(findBox, { words, scroll })
  }
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  /** Half way down the last line of the words. */
  readonly middle: number
}

/** Runs in the page. */
function findBox(
  editor: Element,
  { words, scroll }: { readonly words: string; readonly scroll: boolean },
): Box {
  for (const block of editor.querySelectorAll('p, h1, h2, h3, h4, h5, h6, pre, td, th')) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('.ProseMirror-widget') === null) nodes.push(node as Text)
    }
    const start = nodes
      .map((node) => node.data)
      .join('')
      .indexOf(words)
    if (start < 0) continue
    // Right behind a character is the end of its node, not the start of the next: a caret may stand between the two.
    const place = (offset: number): [Text, number] => {
      let rest = offset
      for (const node of nodes) {
        if (rest <= node.length) return [node, rest]
        rest -= node.length
      }
      throw new Error('an offset outside of the block')
    }
    if (scroll) block.scrollIntoView({ block: 'center', behavior: 'instant' })
    const range = document.createRange()
    range.setStart(...place(start))
    range.setEnd(...place(start + words.length))
    const lines = [...range.getClientRects()]
    const [first, last] = [lines[0], lines.at(-1)]
    if (first === undefined || last === undefined) throw new Error(`"${words}" is not shown`)
    return { left: first.left, right: last.right, top: first.top, middle: last.top + last.height / 2 }
  }
  throw new Error(`"${words}" is not in the text`)
}
