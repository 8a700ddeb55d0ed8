/**
 * What Slack takes, in one place. Sources: the block, composition-object and view references of docs.slack.dev
 * (python-slack-sdk's validators agree), unless a line says otherwise. Lengths are counted after escaping, which is never too generous.
 */
export const LIMITS = {
  /** Documented for messages. Slack answers `invalid_blocks` above it. */
  blocks: 50,
  /** Documented for modals and home pages. */
  viewBlocks: 100,
  section: 3000,
  header: 150,
  actionsInBlock: 25,
  buttonText: 75,
  buttonValue: 2000,
  actionId: 255,
  blockId: 255,
  optionText: 75,
  optionValue: 150,
  options: 100,
  optionGroups: 100,
  inputLabel: 2000,
  inputHint: 2000,
  /** The most that one text input can be made to hold. */
  inputLength: 3000,
  viewTitle: 24,
  viewSubmit: 24,
  privateMetadata: 3000,
  callbackId: 255,
  /**
   * Undocumented. Slack answers `msg_blocks_too_long` at about 13,200 characters (bolt-js #2509) and has been seen to at 11,341
   * (bolt-js #2867), counting more than the words. This stays well below.
   */
  words: 9000,
  /** `text` beside blocks: 4,000 recommended, cut at 40,000. */
  fallback: 3000,
  /** 256 kB: more than any payload of a card of ours, and small enough to read before the signature is checked. */
  body: 256 * 1024,
} as const
