import { expect, test } from 'vitest'
import { agendaPaper } from '../../src/views/agenda-paper.ts'
import type { AgendaLine, AgendaView } from '../../src/views/agenda-view.ts'

const line = (open: boolean): AgendaLine => ({
  request: 'r1',
  step: 1,
  version: 1,
  reference: '2026/0001',
  family: 'F2201',
  title: 'Section 20',
  what: 'Section 20',
  standing: open ? 'To be decided' : 'Agreed',
  late: false,
  open,
  notes: [],
})
const view = (...lines: readonly AgendaLine[]): AgendaView => ({
  panel: 'pasp',
  title: 'PASP',
  sitting: '2026-12-02',
  published: undefined,
  ahead: true,
  lines,
  unseen: 0,
})
const foot = (it: AgendaView): string | undefined => agendaPaper(it, 'Peterborough').notes.at(-1)

test('the foot of a printed agenda says what has been entered by then', () => {
  expect(foot(view(line(true)))).toMatch(/^Nothing on this paper is agreed until the panel has met/)
  expect(foot(view(line(true), line(false)))).toContain('Nothing else on this paper is agreed')
  expect(foot(view(line(false)))).toBe(
    "Outcomes are as the panel's recorder entered them; the reasons are in the register.",
  )
})
