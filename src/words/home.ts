/** What stands over each part of the home page. */
export const HOME = {
  mine: 'What you asked for',
  waiting: 'Waiting for you',
  hours: 'Hours',
} as const
