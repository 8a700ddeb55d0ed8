import { describe, expect, it } from 'vitest'
import { readAges } from '../../src/conversation/understand/age.ts'

describe('ages', () => {
  it.each([
    ['15yo', [15]],
    ['17, legged it', [17]],
    ['s20 17, ran off from nans', [17]],
    ['s20, 8, mum in hospital', [8]],
    ['child of nine', [9]],
    ["he's seventeen", [17]],
    ['the girl is four weeks behind', []],
    ['£60, 15, gas', []],
    ['ten yr old', [10]],
    ['a fourteen-year-old', [14]],
    ['sixteen yo', [16]],
    ['aged 9', [9]],
    ['10-year-old', [10]],
    ['6 month old in the house', [0]],
    ['newborn', [0]],
    ['he is 15', [15]],
    ['Leon 15, dad has put him out', [15]],
    ['homeless 16yo', [16]],
    ['girl, 12, ICPC', [12]],
    ['ICPC for Sam (12) and Jo (14)', [12, 14]],
    ['ICPC sibs 8, 11, 14', [8, 11, 14]],
    ['mum is 32 and boy of 14', [14]],
    ['F5113 is 16 and under s20, needs somewhere tonight', [16]],
    ['F5113 is 16, homeless', [16]],
    ['F5113 aged 16, s20', [16]],
    ['lad in F5113 who is 16, s20', [16]],
    ['17 s20 going to live with nan', [17]],
    ['fund for adopted young man 22, no EHCP', [22]],
    ['fund application 24 no EHCP', [24]],
    ['16 and a half, s20, wants to go home', [16]],
    ['just turned 16, in care since June', [16]],
    ['17, homeless, nobody will have him', [17]],
    ['fund? 23, adopted, has EHCP', [23]],
  ])('%s', (message, years) => {
    expect([...new Set(readAges(message).years)]).toEqual(years)
  })

  it.each([
    'need 3 more weeks',
    'LAC 8 months',
    'in care 2 yrs',
    'F2070 6/wk 3 wks',
    'looks 25+',
    'section 47',
    '£15',
    'F5113 is 16 weeks into the plan',
    'F5113 is 16 hours and needs a break',
    'F5113 is £16, not £60',
    'F5113 is 16, not 12',
    'F5113 is 16,000 over',
    'F5113 is 16 quid short',
    'F5113 is 16.50 and needs a bit more',
    'F5113 is 10 and over budget',
    '2 and a half weeks of it',
    '5 and a half hours a week',
    'she has turned 12 weeks pregnant',
    'F5113 16',
  ])('%s says no age', (message) => {
    expect(readAges(message).years).toEqual([])
  })

  it('takes a birthday to come for the age before it', () => {
    expect(readAges('Lad LAC 8 months s20, 16 next weds')).toEqual({ years: [15], turning: 16 })
    expect(readAges('lad turns 16 on saturday, in care 2 yrs')).toEqual({ years: [15], turning: 16 })
    expect(readAges('Chloe, 18 in June')).toEqual({ years: [17], turning: 18 })
  })
})
