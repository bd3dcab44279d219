import { fakeClock } from '@stanza/relay/testing/fake-clock'
import { expect, it, vi } from 'vitest'
import { keepTrying } from './keep-trying.ts'

function begin(failures: number) {
  const clock = fakeClock()
  const network = new EventTarget()
  const get = vi.fn(async () => {
    if (get.mock.calls.length <= failures) throw new Error('no network')
    return 'there'
  })
  const [onGot, onFailed] = [vi.fn(), vi.fn()]
  const stop = keepTrying({ get, onGot, onFailed, clock, network })
  const tried = (times: number) => vi.waitFor(() => expect(get).toHaveBeenCalledTimes(times))
  return {
    clock,
    network,
    get,
    onGot,
    onFailed,
    stop,
    tried,
    failed: () => vi.waitFor(() => expect(onFailed).toHaveBeenCalledOnce()),
  }
}

it('what fails to come is asked for again after some seconds, and the failure is told once', async () => {
  const { clock, onGot, failed, onFailed, tried } = begin(2)
  await failed()
  clock.pass(1_999)
  await tried(1)
  clock.pass(1)
  await tried(2)
  await vi.waitFor(() => {
    clock.pass(1_000)
    expect(onGot).toHaveBeenCalledExactlyOnceWith('there')
  })
  expect(onFailed).toHaveBeenCalledOnce()
})

it('it is asked for at once when the network is back, and not again once it has come', async () => {
  const { clock, network, get, onGot, failed } = begin(1)
  await failed()
  network.dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(onGot).toHaveBeenCalledExactlyOnceWith('there'))
  network.dispatchEvent(new Event('online'))
  clock.pass(60_000)
  expect(get).toHaveBeenCalledTimes(2)
})

it('nothing is asked for once nobody wants it', async () => {
  const { clock, network, get, onGot, failed, stop } = begin(1)
  await failed()
  stop()
  network.dispatchEvent(new Event('online'))
  clock.pass(60_000)
  expect(get).toHaveBeenCalledOnce()
  expect(onGot).not.toHaveBeenCalled()
})
