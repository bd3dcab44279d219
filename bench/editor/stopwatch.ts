import type { Page } from 'playwright'

/** Moments of one keystroke in milliseconds of the machine's clock, so that two browsers can be compared. */
interface Keystroke {
  readonly key: number
  readonly paint: number
}
interface Stopwatch {
  keys: Keystroke[]
  changes: number[]
  firstInput: number | null
}

const editable = '[contenteditable="true"]'

/**
 * Puts a stopwatch into a page before anything of ours runs. A key is painted when a frame has been drawn after it; the
 * message after the frame's callback is the first thing a page can do behind the drawing.
 */
export async function startStopwatch(page: Page): Promise<void> {
  await page.addInitScript((selector) => {
    const watch: Stopwatch = { keys: [], changes: [], firstInput: null }
    Object.assign(window, { stopwatch: watch })
    const now = (time = performance.now()): number => performance.timeOrigin + time
    const afterPaint = (done: (at: number) => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => done(now()))
        port1.start()
        port2.postMessage(null)
      })
    }
    addEventListener(
      'keydown',
      (event) => afterPaint((paint) => watch.keys.push({ key: now(event.timeStamp), paint })),
      true,
    )
    addEventListener('input', () => (watch.firstInput ??= performance.now()), true)
    const observe = (): void => {
      const editor = document.querySelector(selector)
      if (editor === null) return void requestAnimationFrame(observe)
      let length = editor.textContent.length
      new MutationObserver(() => {
        if (editor.textContent.length === length) return
        length = editor.textContent.length
        afterPaint((paint) => watch.changes.push(paint))
      }).observe(editor, { subtree: true, childList: true, characterData: true })
    }
    observe()
  }, editable)
}

const read = (page: Page): Promise<Stopwatch> =>
  page.evaluate(() => (window as unknown as { stopwatch: Stopwatch }).stopwatch)

/**
 * Types as soon as the page lets itself be written in. Milliseconds from navigation to the first key that it took.
 * @param onReady called when there is something to type in, before the first key.
 */
export async function firstKey(page: Page, onReady: () => void = () => undefined): Promise<number> {
  await page.waitForSelector(editable)
  onReady()
  for (let tries = 0; tries < 500; tries++) {
    await page.focus(editable)
    await page.keyboard.press('x')
    const { firstInput } = await read(page)
    if (firstInput !== null) return firstInput
  }
  throw new Error('the editor took none of 500 keys')
}

/** Writes `count` letters; milliseconds from each key to the frame that shows it. */
export async function keysToPaint(page: Page, count: number): Promise<readonly number[]> {
  const before = (await read(page)).keys.length
  await page.keyboard.type('lanterns are lit '.repeat(Math.ceil(count / 17)).slice(0, count), { delay: 30 })
  await page.waitForFunction(
    (wanted) => (window as unknown as { stopwatch: Stopwatch }).stopwatch.keys.length >= wanted,
    before + count,
  )
  return (await read(page)).keys.slice(before).map(({ key, paint }) => paint - key)
}

/** Writes `count` letters on one page; milliseconds from each key to the frame that shows it on the other. */
export async function keysToOther(from: Page, to: Page, count: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index++) {
    const seen = (await read(to)).changes.length
    await from.keyboard.press('o')
    await to.waitForFunction(
      (wanted) => (window as unknown as { stopwatch: Stopwatch }).stopwatch.changes.length > wanted,
      seen,
    )
    const key = (await read(from)).keys.at(-1)
    const change = (await read(to)).changes[seen]
    if (key === undefined || change === undefined) throw new Error('a key or a change was not seen')
    times.push(change - key.key)
  }
  return times
}
