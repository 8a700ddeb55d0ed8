import { describe, expect, it } from 'vitest'
import { readNumbered, readYesNo } from '../../src/conversation/understand/yes-no.ts'

describe('yes and no', () => {
  it.each(['yes', 'y', 'yep', 'done', 'Yes, fgc was 12 nov', 'finished', 'aye', 'held'])(
    '%s is yes',
    (answer) => {
      expect(readYesNo(answer)).toBe(true)
    },
  )
  it.each([
    'no',
    'n',
    'nope',
    'not yet',
    'half done',
    'gran half done',
    'in progress',
    'booked for fri',
    "hasn't happened",
  ])('%s is no', (answer) => {
    expect(readYesNo(answer)).toBe(false)
  })
  it.each(['dunno', 'not sure', 'n/a', '', '???', 'gran lives in Leeds'])('“%s” is neither', (answer) => {
    expect(readYesNo(answer)).toBeUndefined()
  })
})

describe('numbered answers in one message', () => {
  const split = (message: string, questions: number) =>
    Object.fromEntries(readNumbered(message, questions).answers)

  it('takes them in any order and any spelling', () => {
    expect(split('1 yes 2 no 3 gran half done', 3)).toEqual({ 1: 'yes', 2: 'no', 3: 'gran half done' })
    expect(split('3: no\n1. yes\n2) not yet', 3)).toEqual({ 1: 'yes', 2: 'not yet', 3: 'no' })
    expect(split('y n y', 3)).toEqual({ 1: 'y', 2: 'n', 3: 'y' })
    expect(split('all yes', 2)).toEqual({ 1: 'yes', 2: 'yes' })
  })

  it('takes a range', () => {
    const answers = split('1-4 yes, fgc was 12 nov. 5 gran half done, ready next thurs', 5)
    expect(answers[4]).toBe('yes, fgc was 12 nov.')
    expect(answers[5]).toBe('gran half done, ready next thurs')
  })

  it('leaves numbers inside an answer alone', () => {
    expect(
      split(
        '1 bags packed. 2 adolescent worker been 3 times, nan can do sat nights. 3 school mentor from 7th, FGC 15 dec',
        3,
      ),
    ).toEqual({
      1: 'bags packed.',
      2: 'adolescent worker been 3 times, nan can do sat nights.',
      3: 'school mentor from 7th, FGC 15 dec',
    })
  })

  it('finds the last number after words, and takes no other number for it', () => {
    expect(split('1 refused 2 food bank used', 2)).toEqual({ 1: 'refused', 2: 'food bank used' })
    expect(split('1 refused, got 2 tins of beans', 2)).toEqual({ 1: 'refused, got 2 tins of beans' })
    expect(split('1 mum and her 2 lads asked 3 times', 2)).toEqual({ 1: 'mum and her 2 lads asked 3 times' })
  })

  it('finds a number that stands after words', () => {
    expect(split('1 all said no 2 mediation 3 yes 4 yes 5 yes 6 nothing', 6)).toEqual({
      1: 'all said no',
      2: 'mediation',
      3: 'yes',
      4: 'yes',
      5: 'yes',
      6: 'nothing',
    })
    const plan = split('1 yes IRO told on monday 2 yes pathway plan and adviser in place', 2)
    expect(plan).toEqual({ 1: 'yes IRO told on monday', 2: 'yes pathway plan and adviser in place' })
    expect(readYesNo(plan[2] ?? '')).toBe(true)
  })

  it('leaves a number alone that may be part of what is said', () => {
    expect(split('1 mum has 2 jobs', 2)).toEqual({ 1: 'mum has 2 jobs' })
    expect(split('1 yes nan took 2 bags 2 no', 2)).toEqual({ 1: 'yes nan took 2 bags', 2: 'no' })
    expect(split('1 nan sees them for 2 weeks. 3 no', 3)).toEqual({
      1: 'nan sees them for 2 weeks.',
      3: 'no',
    })
  })

  it('gives one question the whole message', () => {
    expect(split('food bank gave food today, dont do gas', 1)).toEqual({
      1: 'food bank gave food today, dont do gas',
    })
  })

  it('hands back what answers nothing', () => {
    expect(readNumbered('what do you mean', 3)).toEqual({ answers: new Map(), rest: 'what do you mean' })
  })
})

describe('answers counted up in one line', () => {
  it('given a figure for an answer, then it is the answer and not a number of its own', () => {
    const { answers } = readNumbered(
      '1 yes 2 oldest 3 yes 4 camhs waited 5 months 5 looked after 6 9 7 play therapy weekly 8 12 weeks',
      13,
    )
    expect([...answers]).toEqual([
      [1, 'yes'],
      [2, 'oldest'],
      [3, 'yes'],
      [4, 'camhs waited 5 months'],
      [5, 'looked after'],
      [6, '9'],
      [7, 'play therapy weekly'],
      [8, '12 weeks'],
    ])
  })
})
