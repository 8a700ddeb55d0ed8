/** One thing that the guide tells its reader to do, or to see. */
export type GuideStep =
  | { readonly does: 'save' | 'add'; readonly file: string; readonly text: string }
  | { readonly does: 'run'; readonly command: string; readonly prints: string }
  | { readonly does: 'sit'; readonly person: string }
  | { readonly does: 'channel'; readonly channel: string }
  | { readonly does: 'type'; readonly words: string }
  | { readonly does: 'see'; readonly words: string }
  | { readonly does: 'press'; readonly label: string; readonly reasons: string | undefined }
  | { readonly does: 'stop' }

type Reader = { readonly pattern: string; readonly read: (parts: readonly string[]) => readonly GuideStep[] }

/** How each step is written. Whoever changes the guide's wording keeps to these, or a test says what was not read. */
const READERS: readonly Reader[] = [
  {
    pattern: 'Save this as `([^`]+)`:\\n\\n```yaml\\n([^]*?)```',
    read: ([file = '', text = '']) => [{ does: 'save', file, text }],
  },
  {
    pattern: 'Add this at the end of `([^`]+)`[^\\n]*:\\n\\n```yaml\\n([^]*?)```',
    read: ([file = '', text = '']) => [{ does: 'add', file, text }],
  },
  { pattern: '```console\\n([^]*?)```', read: ([lines = '']) => commandsIn(lines) },
  { pattern: 'Sit as \\*\\*(.+?)\\*\\*', read: ([person = '']) => [{ does: 'sit', person }] },
  { pattern: 'open the channel \\*\\*(.+?)\\*\\*', read: ([channel = '']) => [{ does: 'channel', channel }] },
  { pattern: 'type\\n\\n *> (.+)', read: ([words = '']) => [{ does: 'type', words }] },
  {
    pattern: 'It says \\*\\*(.+?)\\*\\*(?: and \\*\\*(.+?)\\*\\*)?',
    read: (all) => all.filter(Boolean).map((words) => ({ does: 'see', words })),
  },
  {
    pattern: 'Press \\*\\*(.+?)\\*\\*(?: and give your reasons:\\n\\n *> (.+))?',
    read: ([label = '', reasons]) => [{ does: 'press', label, reasons }],
  },
  { pattern: 'Press Ctrl and C', read: () => [{ does: 'stop' }] },
]

const ALL = new RegExp(READERS.map(({ pattern }, i) => `(?<r${String(i)}>${pattern})`).join('|'), 'g')

/** What the guide says to do, in order. */
export const readGuide = (guide: string): readonly GuideStep[] =>
  [...guide.matchAll(ALL)].flatMap(({ groups, 0: found }) => {
    const reader = READERS.find((_, i) => groups?.[`r${String(i)}`] !== undefined)
    const parts = reader && new RegExp(`^${reader.pattern}$`).exec(found)
    return reader && parts ? reader.read(parts.slice(1)) : []
  })

/** "$ command" and what it prints, one after the other. */
const commandsIn = (lines: string): readonly GuideStep[] =>
  lines
    .split(/^\$ /m)
    .slice(1)
    .map((one) => {
      const end = one.indexOf('\n')
      return { does: 'run', command: one.slice(0, end), prints: one.slice(end + 1) }
    })
