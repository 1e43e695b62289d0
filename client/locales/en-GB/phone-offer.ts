/** What a phone says of where the facilitator is looking. Fetched when that is offered. */
export const phoneOffer = {
  'offer.name': 'Where the facilitator is looking',
  'offer.theme': 'The facilitator is looking at {theme}.',
  'offer.go': 'Go there',
  'offer.stay': 'Stay here',
} as const;
