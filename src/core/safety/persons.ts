const NAMES =
  "mum mom mam mother dad father nan nana gran grandma grandmother granny grandad grandfather grandpa sister brother sibling twin aunt auntie uncle niece nephew cousin wife husband hubby girlfriend boyfriend fiance fiancee partner spouse client patient daughter son kid child baby toddler friend friends mate colleague coworker boss neighbour neighbor roommate flatmate";

/** Who somebody asks for. */
export const PERSONS: ReadonlySet<string> = new Set(NAMES.split(" "));

/** The same as alternatives of a pattern. */
export const ANY_PERSON: string = NAMES.replaceAll(" ", "|");
