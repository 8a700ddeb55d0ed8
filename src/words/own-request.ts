/** Why whoever asks can't decide it themselves (readings X1). */

export const OWN_LINE =
  'Those who decide this are below you, and nobody decides for whoever they answer to. Take it to the next level up.'
export const OWN_POST =
  'That is decided in your own post, and nobody decides what they asked for themselves. Take it to the next level up.'
export const OWN_ALLOWANCE =
  'That comes out of what is yours to give, and nobody decides what they asked for themselves. The social worker or the team manager of the case asks for it.'
export const NOT_YOU =
  'Not you: nobody decides what they asked for themselves, so it has to be another than you.'
