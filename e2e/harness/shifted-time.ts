// Loaded into the server before anything else (`node --import`) when pictures are taken: its clock starts at the moment that
// SHIFTED_TIME names, so that a picture shows the same days and hours whenever it is taken.
const start = Date.parse(process.env['SHIFTED_TIME'] ?? '')
if (Number.isNaN(start)) throw new Error('SHIFTED_TIME must be a moment such as 2031-06-02T09:00:00Z')
const real = Date
const shift = start - real.now()

class ShiftedDate extends real {
  constructor(...given: [] | [number | string | Date] | [number, number]) {
    if (given.length === 0) super(real.now() + shift)
    else super(...(given as [number, number]))
  }

  static override now(): number {
    return real.now() + shift
  }
}

globalThis.Date = ShiftedDate as unknown as DateConstructor
