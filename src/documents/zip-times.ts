const LOCAL_TIME = 10
const CENTRAL_TIME = 12
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_LENGTH = 22

/** 1 January 1980, the first day that a zip file knows, as it writes time and date. */
const TIME = 0
const DATE = (1 << 5) | 1

/**
 * The same zip file with the same time on everything in it: a Word document is one, and the library that packs it stamps
 * each part with the moment.
 */
export const withFixedTimes = (zip: Buffer): Buffer => {
  const fixed = Buffer.from(zip)
  const end = fixed.length - END_LENGTH
  if (fixed.readUInt32LE(end) !== END) throw new Error('This is no zip file as the Word library packs it.')
  let central = fixed.readUInt32LE(end + 16)
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (fixed.readUInt32LE(central) !== CENTRAL)
      throw new Error('A part of the Word document is not where it should be.')
    stamp(fixed, central + CENTRAL_TIME)
    stamp(fixed, fixed.readUInt32LE(central + 42) + LOCAL_TIME)
    central += 46 + [28, 30, 32].reduce((sum, at) => sum + fixed.readUInt16LE(central + at), 0)
  }
  return fixed
}

const stamp = (zip: Buffer, at: number): void => {
  zip.writeUInt16LE(TIME, at)
  zip.writeUInt16LE(DATE, at + 2)
}
