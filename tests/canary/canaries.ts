/** Everything that must never be in a log: what people say of a child, and what opens a door. Each is planted where it belongs. */
export const CHILD = {
  name: 'Zebedee Quillfeather',
  first: 'Zebedee',
  surname: 'Quillfeather',
  born: '17/08/2013',
  telephone: '07700 900461',
  words: 'marmalade and xylophones',
  reasons: 'periwinkle curtains were sold for heating oil',
  why: 'pomegranate complaint from upstairs',
} as const

/** The encodings a secret hides in, besides as it is. */
const ENCODINGS: Readonly<Record<string, (text: string) => readonly string[]>> = {
  raw: (text) => [text],
  'in lower case': (text) => [text.toLowerCase()],
  hexadecimal: (text) => [Buffer.from(text).toString('hex'), Buffer.from(text).toString('hex').toUpperCase()],
  base64: base64s,
  'URL-encoded': (text) => [encodeURIComponent(text), encodeURIComponent(text).replaceAll('%20', '+')],
  'as JSON in JSON': (text) => [JSON.stringify(JSON.stringify(text)).slice(3, -3)],
  backwards: (text) => [Array.from(text).toReversed().join('')],
}

/** Base64 depends on where in three bytes a text begins; what its neighbours touch is left off at both ends. */
function base64s(text: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
    const from = before === 0 ? 0 : 4
    const whole = Math.floor(bytes.length / 3) * 4
    return ['base64', 'base64url'].map((kind) => bytes.toString(kind as BufferEncoding).slice(from, whole))
  })
}

export type Leak = { readonly canary: string; readonly encoding: string; readonly line: string }

const COLOURS = new RegExp(String.raw`${String.fromCharCode(27)}\[[0-9;]*m`, 'g')

/** Every canary that can be found in any line, in whatever encoding; colours do not hide one. */
export const leaksIn = (lines: readonly string[], canaries: readonly string[]): readonly Leak[] =>
  lines.flatMap((coloured) => {
    const line = coloured.replaceAll(COLOURS, '')
    return canaries.flatMap((canary) =>
      Object.entries(ENCODINGS)
        .filter(([, encode]) => encode(canary).some((one) => one !== '' && line.includes(one)))
        .map(([encoding]) => ({ canary, encoding, line })),
    )
  })

/** A token that Microsoft or Slack signed or gave, whichever it is. */
export const TOKEN = /\beyJ[\w-]{10,}\.|\bxox[abp]-\w{4,}|\bBearer [\w.-]{8,}/
