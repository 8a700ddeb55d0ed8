import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

describe('a legal planning meeting: conversation 3, the worker’s side', () => {
  const at = '2026-11-25T09:58:00Z'
  const asked = talk({ at }).say('need LPM F1882 soon as, dads out of prison fri')
  const gap = asked.say(
    numbered(asked.said, {
      Viability: 'gran half done, ready next thurs',
      viability: 'gran half done, ready next thurs',
      PLO: 'PLO',
    }),
  )
  const ready = gap.say(
    'waiting risks it. last time he was home he hurt mum in front of both kids. no licence conditions keeping him away',
  )
  const sent = ready.later('2026-11-25T10:06:00Z').press('Send to Ruth')

  test('given the request, then the group manager is named, with who chairs and the section', () => {
    expect(asked.said).toContain(
      'Legal planning meeting, family F1882. Ruth Cole, your group manager, can agree this',
    )
    expect(asked.said).toContain('chair')
    expect(asked.said).toContain('a team manager can do neither (section 4.3)')
  })
  test('then everything missing is asked in one numbered message, and none of it holds the request up', () => {
    expect(asked.said).toMatch(/^1 .*assessments/im)
    expect(asked.said).toMatch(/^\d .*viability/im)
    expect(asked.said).toContain('in one message')
    expect(asked.buttons[0]).toMatch(/^Send to Ruth/)
  })
  test('given one paper is half done, then only that gap is asked about, with its two answers as buttons', () => {
    expect(gap.said).toContain('One gap, then: viability assessments of family.')
    expect(gap.said).toContain('waiting risks significant harm')
    expect(gap.buttons).toContain('Waiting risks significant harm')
    expect(gap.buttons).toContain('It can wait')
  })
  test('given waiting risks harm, then Ruth may go ahead without it, and that is for Ruth to judge', () => {
    expect(ready.said).toContain('Then Ruth may go ahead without it. That is for Ruth to judge')
    expect(ready.said).toContain('last time he was home he hurt mum in front of both kids')
  })
  test('when it is sent, then nothing is agreed yet, and there is a number', () => {
    expect(sent.said).toBe(
      "Sent to Ruth at 10:06. Nothing is agreed yet. If it can't wait for a message: 07700 900333.\n[Read the form]",
    )
    expect(sent.command).toMatchObject({
      kind: 'submit',
      resource: 'legal-planning-meeting',
      facts: { viabilityComplete: false, significantHarmIfDelayed: true },
    })
  })
  test('given the page’s own words from end to end, then the same gap is found and nothing is put where it doesn’t belong', () => {
    const verbatim = talk({ at })
      .say('need LPM F1882 soon as, nothing shifting on the CP plan and dads out of prison fri')
      .say('1-4 yes, fgc was 12 nov. 5 gran half done, ready next thurs')
    expect(verbatim.said).toContain('One gap, then: viability assessments of family.')
    expect(verbatim.draft?.facts['planFollowing']).toBeUndefined()
  })
  test('given it can wait instead, then the gap still doesn’t stop it, and is said to be one', () => {
    const waits = gap.press('It can wait')
    expect(waits.said).toContain("and it doesn't hold this up")
    expect(waits.press('Send to Ruth').command).toMatchObject({ kind: 'submit' })
  })
  test('given a number says yes and the words say half done, then the words stand', () => {
    const all = asked.say('1-5 yes. viability half done')
    expect(all.said).toContain('One gap, then: viability assessments of family.')
  })
})

/** Answers each numbered question: yes, unless a word of the question has an answer of its own. */
function numbered(said: string, own: Readonly<Record<string, string>>): string {
  return [...said.matchAll(/^(\d) (.*)$/gm)]
    .map(([, number = '', question = '']) => {
      const found = Object.entries(own).find(([word]) => question.includes(word))
      return `${number} ${found?.[1] ?? 'yes'}`
    })
    .join('. ')
}
