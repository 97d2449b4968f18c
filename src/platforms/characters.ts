/** Length as the platforms count it: in Unicode code points, not in JavaScript's UTF-16 units. */
export const charactersIn = (text: string): number => Array.from(text).length;
