/**
 * What is asked of whoever left out an answer that has to be given, as the box on the card asks it. Said after "I need an
 * answer first" (refusals.ts).
 */
export const ASKED = {
  conditionsOrLess: 'What are the conditions, or how much less?',
  whatToAsk: 'What do you want to ask?',
  confirmed: 'Was it confirmed?',
  goAheadWithout: (what: string): string => `Go ahead without this: ${what}?`,
  hoursOrConditions: 'How many hours, for which weeks, or on what conditions?',
  whoLends: 'Who should be asked for hours?',
  weeksHad: 'How many weeks have they already had?',
  fewerUsed: 'In which week were fewer hours used, and how many?',
  stoppedOn: 'On which day did it stop?',
  lastDay: 'Which is its last day?',
  lastDayAhead:
    'Which is its last day, today or later? That it stopped earlier is for whoever arranges it to confirm.',
  fromFamily: 'From which family?',
  fromMonday: 'From which Monday?',
  talkOutcome: 'What came of the talk?',
  whoReplied: 'Who replied?',
  repliedOn: 'On which day?',
  repliedBetween: 'On which day? Nobody can have replied before it was sent, or tomorrow.',
  whatTheySaid: 'What did they say?',
  whoRung: 'Who did you ring?',
  referTo: 'Who should have it?',
  whichSitting: 'Which sitting was it decided at?',
  askAsWell: 'Who should be asked as well?',
  whatWasDone: 'What was done?',
  whoSeesToIt: 'Who sees to the conditions?',
  byWhichDay: 'By which day do the conditions have to be met, today or later?',
  whoseFile: 'Whose file is it on?',
  filedOn: 'On which day was it put on file? From the day of the decision to today.',
  whoseIsEach: 'Whose is each of those sent since the merge?',
  decidedThen:
    'Did you decide it then, as was reported, or only now? Your own card for it asks you that, in your private chat.',
  wereTheyConsulted: 'Was everybody consulted, and who and when; or if not, why not?',
  wasItUsed: 'Was it used?',
} as const

/** Reasons that somebody else could have written: shown where there were none, or too few. */
export const REASONS_EXAMPLE = 'Baby at home, no heating, DWP refused.'
/** The same for a no. */
export const REASONS_EXAMPLE_NO = 'The heating is on again, and DWP pays from Friday.'
