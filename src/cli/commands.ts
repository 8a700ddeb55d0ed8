import type { ParseArgsConfig } from 'node:util'
import { FLAG_NAMES } from '../views/register-flags.ts'
import { wordOf, type Command } from './io.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** One thing the command line can do. Loaded when it is asked for, so that `help` does not wait for the chats. */
export type CommandEntry = {
  readonly summary: string
  readonly usage: string
  /** What else there is to know: the options, one a line. */
  readonly notes: readonly string[]
  readonly options: Options
  readonly load: () => Promise<Command>
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

const DATA = '--data FOLDER      the data folder; left out: DATA_FOLDER, or ./data'
const AUTHORITY = '--authority NAME   one authority; may be left out where there is only one'
const POLICY = '--policy FOLDER    a policy’s folder anywhere, such as one you are writing'
const BY =
  '--by, --reason     who looks and why: it goes on record beside the register; left out: the account’s name'
const FROM_DISK =
  'Whoever can read the data folder can read everything in it: this asks no leave, it only keeps who looked.'
const CASE =
  'CASE               2026/0417, a family F2201 with all its references, or a child’s own reference'
const TWO_PEOPLE = [
  '--by, --second     two people of governance, ids of the people file',
  '--reason TEXT      why, in a sentence; it stands in the record',
  'Run it with the bot stopped: one process writes a register.',
]
const twoPeople = { by: text, second: text, reason: text, data: text, authority: text } as const
const JSON_LINES = '--json             for a machine: JSON'

export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  init: {
    summary: 'make a data folder with templates to fill in, and an empty register',
    usage:
      'who-agrees init --by NAME --second NAME --reason TEXT [--data FOLDER] [--authority NAME | --policy FOLDER]',
    notes: [
      '--by NAME          who puts these rules in place: the first act on the record',
      '--second NAME      the second person, who agrees to them',
      '--reason TEXT      why these',
      DATA,
      '--authority NAME   a folder of policies/; left out: peterborough',
      POLICY,
      'Where fewer than two people in governance are left, it names two again, on a register that is there.',
    ],
    options: { by: text, second: text, reason: text, data: text, authority: text, policy: text },
    load: async () => (await import('./init.ts')).init,
  },
  prepare: {
    summary: 'bring the tables of a PostgreSQL database to this version of the bot',
    usage: 'who-agrees prepare',
    notes: [
      'DATABASE_OWNER_URL whose tables they are; the bot itself never changes them',
      'DATABASE_URL       the bot’s own role: it may add to the record, and never change it',
      '`init` and `move` do it by themselves; run it before a newer version of the bot is started.',
    ],
    options: {},
    load: async () => (await import('./prepare.ts')).prepare,
  },
  move: {
    summary: 'carry a register from files to PostgreSQL, or back, its chain intact',
    usage: 'who-agrees move --to database|files [--data FOLDER] [--authority NAME]',
    notes: [
      '--to database      from the data folder to DATABASE_URL, which has none of this authority yet',
      '--to files         back to the data folder, which has none of this authority; needs DATABASE_OWNER_URL',
      'Stop the bot first. What it was moved from stays (a folder under another name), and no bot starts on it again.',
      DATA,
      AUTHORITY,
    ],
    options: { to: text, data: text, authority: text },
    load: async () => (await import('./move.ts')).move,
  },
  start: {
    summary: 'start the bot on a register that `init` made',
    usage: 'who-agrees start [--playground [--policy FOLDER]]',
    notes: [
      '--playground       a local page with an invented cast: no account, no key, a register of its own',
      `${POLICY}; its cast is invented`,
      'Settings come from the environment, DATA_FOLDER too (left out: ./data); whatever is missing is named, all of it at once.',
    ],
    options: { playground: flag, policy: text },
    load: async () => (await import('./start.ts')).start,
  },
  ask: {
    summary: 'ask who agrees something, without any chat',
    usage: 'who-agrees ask [MESSAGE] [--authority NAME | --policy FOLDER] [--json]',
    notes: [
      'MESSAGE            in quotes; left out: a message a line is read',
      '--authority NAME   a folder of policies/; left out: peterborough',
      POLICY,
      '--json             read {id, message, facts} a line, print {id, outcome, resource, deciders, also, missing, says} a line',
    ],
    options: { authority: text, policy: text, json: flag },
    load: async () => {
      const { ask } = await import('./ask.ts')
      return (args, io) =>
        ask(
          {
            authority: wordOf(args, 'authority') ?? 'peterborough',
            policy: wordOf(args, 'policy'),
            json: args.values['json'] === true,
            messages: args.positionals,
          },
          io,
        )
    },
  },
  check: {
    summary: 'prove a policy: mistakes, worked cases, gaps, overlaps, rows that can never apply',
    usage: 'who-agrees check [FOLDER…] [--against OLD.yaml] [--json]',
    notes: [
      'FOLDER             a policy’s folder; left out: every one in policies/',
      '--against OLD.yaml says in words what has changed since an older policy.yaml; a floor that is lowered is wrong',
      JSON_LINES,
    ],
    options: { against: text, json: flag },
    load: async () => (await import('./check.ts')).check,
  },
  print: {
    summary: 'print a policy as the table people know: the paper procedure for when chat is down',
    usage: 'who-agrees print [--authority NAME | --policy FOLDER] [--data FOLDER] [--to FILE.html]',
    notes: [
      '--authority NAME   a folder of policies/; left out: peterborough',
      POLICY,
      '--data FOLDER      a council’s data folder: its policy, with the posts, who holds them and whom to ring',
      '--to               the page to write; left out: it is printed here',
    ],
    options: { authority: text, policy: text, data: text, to: text },
    load: async () => (await import('./print.ts')).print,
  },
  'people check': {
    summary: 'check the people and families of an authority against its policy',
    usage: 'who-agrees people check [--data FOLDER | --authorities FILE] [--authority NAME] [--json]',
    notes: [DATA, '--authorities FILE left out: authorities.yaml of the data folder', AUTHORITY, JSON_LINES],
    options: { data: text, authorities: text, authority: text, json: flag },
    load: async () => (await import('./people-check.ts')).peopleCheck,
  },
  'people match': {
    summary: 'before the first import: propose whose line of the list is whose, and take it',
    usage:
      'who-agrees people match FILE.csv --from hr|entra [--take] [--data FOLDER | --authorities FILE] [--authority NAME]',
    notes: [
      '--from hr          employee number, name (and email); writes employee: into people.yaml',
      '--from entra       the columns of `people import` (and mail, userPrincipalName); writes accounts: { teams: … }',
      '--take             write what is proposed; left out: it is only shown',
      'By the e-mail that people.yaml has for somebody (email:), else by the full name. What could be two people is a fault.',
      'Afterwards only the number or the account counts, and a name never does.',
      DATA,
      '--authorities FILE left out: authorities.yaml of the data folder',
      AUTHORITY,
    ],
    options: { from: text, take: flag, data: text, authorities: text, authority: text },
    load: async () => (await import('./people-match.ts')).peopleMatch,
  },
  'people import': {
    summary: 'say what a list from HR or Entra changes in people.yaml, and take it',
    usage:
      'who-agrees people import FILE.csv --from hr|entra --by PERSON [--take] [--as-at INSTANT] [--source WORDS] [--data FOLDER | --authorities FILE] [--authority NAME]',
    notes: [
      '--from hr          employee number, name, job title, team, phone, start, end, post held, post from, post to',
      '--from entra       objectId, displayName, jobTitle, department, accountEnabled, userType (and employeeId)',
      '--by PERSON        who takes it, by their id in people.yaml',
      '--take             write the differences into people.yaml; left out: they are only shown',
      '--as-at INSTANT    when the list was made, 2026-11-22T06:00:00Z; left out: the date of the file',
      '--source WORDS     what the bot calls the list: "HR, nightly"',
      DATA,
      '--authorities FILE left out: authorities.yaml of the data folder',
      AUTHORITY,
    ],
    options: {
      from: text,
      by: text,
      take: flag,
      'as-at': text,
      source: text,
      data: text,
      authorities: text,
      authority: text,
    },
    load: async () => (await import('./people-import.ts')).peopleImport,
  },
  'families import': {
    summary: 'take the families’ list that the case system exports, after showing what would change',
    usage:
      'who-agrees families import FILE.csv [--take --by PERSON] [--leaving NUMBER] [--data FOLDER] [--authority NAME]',
    notes: [
      'FILE.csv           columns reference, children, team, worker, and merged-into if there is one',
      '--take             write families.yaml; left out: only say what would change',
      '--by PERSON        who takes it, an id of the people file',
      '--leaving NUMBER   how many families leave the list, where that is one in ten or more',
      'One fault, and nothing is taken; every fault is named with its line and what to do.',
      DATA,
      AUTHORITY,
    ],
    options: { take: flag, by: text, leaving: text, data: text, authority: text },
    load: async () => (await import('./families-import.ts')).familiesImport,
  },
  'opening import': {
    summary: 'put on record what was agreed before the bot came, so that every total counts it',
    usage:
      'who-agrees opening import FILE.csv --by PERSON --source WORDS [--second PERSON] [--as-at DAY] [--complete-since DAY] [--data FOLDER] [--authority NAME]',
    notes: [
      'FILE.csv           a line each: what (s17, crisis-hours…), family and pounds, with the day in "on" if it is known;',
      '                   or post, week and hours; or family and weeks; whose, where it is counted for each person',
      '--by PERSON        somebody of governance, an id of the people file',
      '--source WORDS     stands on every card: "Finance’s list of 20 Nov 2026"',
      '--second PERSON    somebody else of governance, who agrees to figures lower than those on record',
      '--as-at DAY        the day of the list; sums without a day count as of then. Left out: today',
      '--complete-since   the list has everything since then, for all families, of what is in it',
      'The same line again corrects what stands, by a counter-entry. With one fault nothing is taken.',
      'One process writes a register: stop the bot first, and start it again afterwards.',
      DATA,
      AUTHORITY,
    ],
    options: {
      by: text,
      source: text,
      second: text,
      'as-at': text,
      'complete-since': text,
      data: text,
      authority: text,
    },
    load: async () => (await import('./opening-import.ts')).openingImport,
  },
  register: {
    summary: 'list the requests of the register, or print one’s whole story',
    usage:
      'who-agrees register [REQUEST | FILTERS | --as-at DATE [--policy-to FILE]] [--json | --csv FILE] [--data FOLDER] [--authority NAME]',
    notes: [
      'REQUEST            2026/0417, or a request’s id: its whole story',
      'FILTERS            each narrows what is listed; several values with commas, any of them will do',
      '--from, --to DAY   asked or decided from and to a day, both included: 2026-04-01',
      '--resource NAME    as the policy names it: s17',
      '--post NAME        a post that it went to, or that acted for it: tm-east-2',
      '--family REF       F2201',
      `--flag NAME        ${FLAG_NAMES.join(', ')}`,
      '--csv FILE         a file for a spreadsheet, with what was filtered on every line',
      '--as-at DATE       who held what and which rules stood: 2026-11-27 (its end), or 2026-11-27T17:50 in London',
      '--policy-to FILE   with --as-at: writes the policy that stood',
      DATA,
      AUTHORITY,
      BY,
      JSON_LINES,
      FROM_DISK,
    ],
    options: {
      'as-at': text,
      'policy-to': text,
      data: text,
      authority: text,
      json: flag,
      csv: text,
      from: text,
      to: text,
      resource: text,
      post: text,
      family: text,
      flag: text,
      by: text,
      reason: text,
    },
    load: async () => (await import('./register.ts')).register,
  },
  'checkpoint key': {
    summary: 'make the key that signs checkpoints of the register, which show a cut or a rewrite',
    usage: 'who-agrees checkpoint key --to FILE [--data FOLDER] [--authority NAME]',
    notes: [
      '--to FILE          a new file for the private key, outside the data folder: CHECKPOINT_KEY then names it',
      'The public key is printed. Note it down elsewhere: "who-agrees verify --key" checks with it on any machine.',
      DATA,
      AUTHORITY,
    ],
    options: { to: text, data: text, authority: text },
    load: async () => (await import('./checkpoint-key.ts')).checkpointKey,
  },
  'checkpoint sign': {
    summary: 'sign a checkpoint now, beside the running bot: before a backup, say',
    usage: 'who-agrees checkpoint sign [--data FOLDER] [--authority NAME]',
    notes: ['It is printed, and kept in CHECKPOINT_FOLDER.', DATA, AUTHORITY],
    options: { data: text, authority: text },
    load: async () => (await import('./checkpoint-sign.ts')).checkpointSign,
  },
  'checkpoint restored': {
    summary: 'put on record that lines are lost, after a restore from a backup, so that checkpoints go on',
    usage:
      'who-agrees checkpoint restored --by PERSON --second PERSON --reason TEXT [--data FOLDER] [--authority NAME]',
    notes: [
      '--by, --second     two people of governance, ids of the people file',
      '--reason TEXT      what happened, and which backup it is',
      'One process writes a register: stop the bot first, and start it again afterwards.',
      DATA,
      AUTHORITY,
    ],
    options: { by: text, second: text, reason: text, data: text, authority: text },
    load: async () => (await import('./checkpoint-restored.ts')).checkpointRestored,
  },
  form: {
    summary: 'print one request’s form, filled in, as a PDF or a Word document',
    usage: 'who-agrees form --request ID --as pdf|docx --to FILE [--data FOLDER] [--authority NAME]',
    notes: [
      '--request          2026/0417, or a request’s id',
      '--as               pdf or docx; left out: as the file’s name ends',
      '--to               the file to write; what says who somebody is stays empty in it, for the pen',
      DATA,
      AUTHORITY,
      BY,
      FROM_DISK,
    ],
    options: { request: text, as: text, to: text, data: text, authority: text, by: text, reason: text },
    load: async () => (await import('./form.ts')).form,
  },
  retention: {
    summary: 'list how long records are kept: what is due, what is held',
    usage: 'who-agrees retention [--data FOLDER] [--authority NAME] [--json]',
    notes: [
      'Nothing is erased by time alone, and nothing by this list.',
      'Run it with the bot stopped.',
      DATA,
      AUTHORITY,
      JSON_LINES,
    ],
    options: { data: text, authority: text, json: flag },
    load: async () => (await import('./retention.ts')).retention,
  },
  'retention say': {
    summary: 'say of which class a record is, and what its date counts from',
    usage:
      'who-agrees retention say CASE --by PERSON --second PERSON --reason TEXT [--class NAME] [--born DAY] [--died DAY] [--adopted DAY] [--data FOLDER] [--authority NAME]',
    notes: [
      CASE,
      '--class NAME       a class that the policy names; a class once given stays, and the longest counts',
      '--born DAY         of the youngest child it is about; only the year is kept',
      '--died DAY         of a child who died before 18, with --born; only the year is kept',
      '--adopted DAY      of the adoption order; only the year is kept',
      ...TWO_PEOPLE,
      DATA,
      AUTHORITY,
    ],
    options: { ...twoPeople, class: text, born: text, died: text, adopted: text },
    load: async () => (await import('./retention.ts')).retentionSay,
  },
  'hold place': {
    summary: 'hold a case: nothing of it can be erased, whatever its date',
    usage:
      'who-agrees hold place CASE --by PERSON --second PERSON --reason TEXT [--data FOLDER] [--authority NAME]',
    notes: [CASE, ...TWO_PEOPLE, DATA, AUTHORITY],
    options: twoPeople,
    load: async () => (await import('./hold.ts')).holdPlace,
  },
  'hold lift': {
    summary: 'lift the hold on a case; its date counts again',
    usage:
      'who-agrees hold lift CASE --by PERSON --second PERSON --reason TEXT [--data FOLDER] [--authority NAME]',
    notes: [CASE, ...TWO_PEOPLE, DATA, AUTHORITY],
    options: twoPeople,
    load: async () => (await import('./hold.ts')).holdLift,
  },
  erase: {
    summary: 'erase the words and facts about people of one case, after saying what goes and what stays',
    usage:
      'who-agrees erase CASE --by PERSON --second PERSON --reason TEXT [--ground NAME] [--take] [--data FOLDER] [--authority NAME]\n  who-agrees erase --repeat [LIST] [--data FOLDER] [--authority NAME]',
    notes: [
      CASE,
      '--ground NAME      a legal reason of the policy’s, to erase before the date',
      '--take             erase it; left out: only say what would go and what would stay',
      '--repeat [LIST]    erase again all that was ever erased, after a restore; LIST: <authority>-erasures.jsonl, newer than the backup',
      ...TWO_PEOPLE,
      DATA,
      AUTHORITY,
    ],
    options: { ...twoPeople, ground: text, take: flag, repeat: flag },
    load: async () => (await import('./erase.ts')).erase,
  },
  'subject-access': {
    summary: 'answer a request for access: everything about a child, for a person to redact',
    usage:
      'who-agrees subject-access REFERENCE --by PERSON --reason TEXT --to FOLDER [--data FOLDER] [--authority NAME]',
    notes: [
      'REFERENCE          a child’s own reference, or a family’s: found under every reference, also those merged away',
      '--by PERSON        somebody of governance, an id of the people file',
      '--reason TEXT      what for: "Subject access request SAR-118"; it stands on record',
      '--to FOLDER        where the page and the JSON go; not in the data folder',
      'Run it with the bot stopped: one process writes a register.',
      DATA,
      AUTHORITY,
    ],
    options: { by: text, reason: text, to: text, data: text, authority: text },
    load: async () => (await import('./subject-access.ts')).subjectAccessCommand,
  },
  verify: {
    summary: 'verify the register: every line, the chain from the first to the last, and its checkpoints',
    usage:
      'who-agrees verify [--checkpoints PLACES] [--key KEYS] [--noted POSITION:HASH] [--data FOLDER | --register FOLDER] [--authority NAME] [--json]',
    notes: [
      '--checkpoints      files or folders with signed checkpoints, with commas; left out: CHECKPOINT_FOLDER',
      '--key              the public key they are signed with, or a file with it; left out: that of CHECKPOINT_KEY',
      "--register FOLDER  a register's own folder anywhere, such as a copy that was handed over",
      '--noted            what an earlier check printed: finds a record cut short since',
      DATA,
      AUTHORITY,
      JSON_LINES,
    ],
    options: {
      checkpoints: text,
      key: text,
      register: text,
      noted: text,
      data: text,
      authority: text,
      json: flag,
    },
    load: async () => (await import('./verify.ts')).verify,
  },
  backup: {
    summary: 'copy the register and the settings of an authority, beside the running bot, and check the copy',
    usage: 'who-agrees backup --to FOLDER [--data FOLDER] [--authority NAME]',
    notes: [
      '--to FOLDER        a folder that is not there yet',
      'A PostgreSQL register is backed up with the database: docs/several-machines.md.',
      DATA,
      AUTHORITY,
    ],
    options: { to: text, data: text, authority: text },
    load: async () => (await import('./backup.ts')).backup,
  },
  restore: {
    summary: 'put a backup into a data folder that has no register; nobody is told anything until `release`',
    usage:
      'who-agrees restore --from FOLDER [--erasures LIST] [--data FOLDER]\n  who-agrees restore --database [--data FOLDER] [--authority NAME]',
    notes: [
      '--from FOLDER      what `backup` made; every file is held against its digest first',
      '--erasures LIST    the newest <authority>-erasures.jsonl: what was erased after the backup is erased again; left out: the one in the data folder',
      '--database         the database was put back by its own means: hold the telling before any instance starts',
      DATA,
      AUTHORITY,
    ],
    options: { from: text, erasures: text, database: flag, data: text, authority: text },
    load: async () => (await import('./restore.ts')).restore,
  },
  release: {
    summary: 'after a restore, let the bot tell people things again',
    usage: 'who-agrees release --tell | --told [--data FOLDER] [--authority NAME]',
    notes: [
      '--tell             what was recorded just before the backup is told, to some people perhaps again',
      '--told             it is taken as told; what was decided since the restore is told in either case',
      'One process writes a register: stop the bot first, and start it again afterwards.',
      DATA,
      AUTHORITY,
    ],
    options: { tell: flag, told: flag, data: text, authority: text },
    load: async () => (await import('./release.ts')).release,
  },
}
