/** The seed of this run: given by SEED to repeat one, else drawn. Printed by every randomised test. */
export const seed = process.env.SEED ? Number(process.env.SEED) : Math.floor(Math.random() * 2 ** 31);
