/** Something the server answered with a sentence for the person. */
export class Refused extends Error {}

let token = ''

/** @param {string} path @param {Record<string, string>} [query] */
export const get = async (path, query = {}) => {
  const answer = await fetch(`playground/${path}?${new URLSearchParams(query)}`)
  if (!answer.ok) throw new Refused(await answer.text())
  return answer.json()
}

/** What the page knows of everybody and everywhere; it also renews the token, which a restart of the bot changes. */
export const getState = async () => {
  const state = await get('state')
  token = state.token
  return state
}

/** @param {string} path @param {unknown} body */
export const post = async (path, body) => {
  const answer = await fetch(`playground/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-playground-token': token },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Refused(await answer.text())
  return answer.json()
}

/**
 * Follows what happens. `onBroken` when the line breaks; a 'hello' comes each time it is whole again.
 * @param {(notice: any) => void} onNotice @param {() => void} onBroken
 */
export const follow = (onNotice, onBroken) => {
  const line = new EventSource('playground/live')
  line.onmessage = (event) => onNotice(JSON.parse(event.data))
  line.onerror = onBroken
}

/** An id for one thing that somebody did: sent again with the same id, it is done once. */
export const newDelivery = () => crypto.randomUUID()
