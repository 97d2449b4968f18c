/** The reading half: market → message. */
export {};
