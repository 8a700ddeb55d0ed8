/** What each person has seen, kept in this browser only, apart for each council's page. A newer store starts its count again, and so do we. */

/** @param {string} user @param {string} conversation */
const key = (user, conversation) => `seen${location.pathname}${user}/${conversation}`

/** @param {string} user @param {any} place */
export const isNew = (user, place) => {
  const seen = Number(localStorage.getItem(key(user, place.conversation)) ?? 0)
  return place.newest > 0 && (place.newest > seen || seen > place.newest)
}

/** @param {string} user @param {any} place */
export const markSeen = (user, place) =>
  localStorage.setItem(key(user, place.conversation), String(place.newest))
