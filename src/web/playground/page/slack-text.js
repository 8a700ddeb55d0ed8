import { make } from './elements.js'

/** The only three that Slack escapes. @param {string} text */
const unescape = (text) => text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name])

/**
 * A Block Kit text object as elements: plain text as it stands, of mrkdwn what this bot writes (bold, fixed width).
 * @param {{ type: string, text: string }} object
 * @returns {readonly (Node | string)[]}
 */
export const slackText = ({ type, text }) =>
  type === 'mrkdwn' ? text.split(/(```[\s\S]*?```)/).flatMap(piece) : [text]

const piece = (text) =>
  text.startsWith('```')
    ? [make('pre', {}, unescape(text.slice(3, -3).replace(/^\n|\n$/g, '')))]
    : text
        .split(/(\*[^*\n]+\*)/)
        .map((run) => (/^\*[^*\n]+\*$/.test(run) ? make('b', {}, unescape(run.slice(1, -1))) : unescape(run)))
