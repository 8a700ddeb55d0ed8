import type { YAMLError } from 'yaml'

/** What trips somebody who has never written YAML, in words they can act on. */
const TRIPS: Partial<Record<YAMLError['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'a colon with a space after it begins something new: put the whole sentence in quotes',
  MULTILINE_IMPLICIT_KEY: 'a name needs a colon and a space after it',
  TAB_AS_INDENT: 'a line begins with spaces, not with a tab',
  BAD_INDENT: 'this line begins further in, or less far, than the lines it belongs to',
}

/** Why a text is no YAML: ours for the usual trips, else the parser's own sentence without its place and its excerpt. */
export const explainYaml = ({ code, message }: YAMLError): string =>
  TRIPS[code] ?? (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
