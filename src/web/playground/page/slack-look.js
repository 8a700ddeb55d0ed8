import { make } from './elements.js'

/** @param {unknown} _message @param {(data: unknown) => void} _press */
export const drawSlackCard = (_message, _press) => make('p', {}, 'Not drawn yet.')
