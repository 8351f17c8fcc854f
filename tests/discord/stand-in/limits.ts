/** A fault of a request's body, as Discord would refuse it. */
export interface Rule {
  readonly name: string;
  readonly most: number;
  /** Where Discord says so. */
  readonly source: string;
  /** Sizes that it bounds, in any body. */
  sizes(body: unknown): readonly number[];
}

const DOCS = "https://docs.discord.com/developers";

/** Every object in a body, at any depth. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== "object" || value === null) return [];
  const own: Record<string, unknown> = { ...value };
  return [own, ...Object.values(own).flatMap(objectsIn)];
}

const isText = (value: unknown): value is string => typeof value === "string";
const lengthsOf = (values: readonly unknown[]): number[] => values.filter(isText).map(({ length }) => length);
/** Components by their number: docs, components/reference#component-object-component-types. */
const ofType = (body: unknown, ...types: number[]): Record<string, unknown>[] =>
  objectsIn(body).filter(
    (each) => types.includes(Number(each.type)) && !("options" in each && "name" in each),
  );
const fieldsOf = (body: unknown, name: string): unknown[] => objectsIn(body).map((each) => each[name]);
const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** What the stand-in refuses. Kept apart from the adapter's own table, so that neither can hide the other's mistakes. */
export const MESSAGE_RULES: readonly Rule[] = [
  {
    name: "content",
    most: 2000,
    source: `${DOCS}/resources/message#create-message-jsonform-params`,
    sizes: (body) =>
      lengthsOf(
        objectsIn(body)
          .slice(0, 1)
          .map(({ content }) => content),
      ),
  },
  {
    name: "components, nested ones counted",
    most: 40,
    source: `${DOCS}/components/reference (IS_COMPONENTS_V2: up to 40 total components)`,
    sizes: (body) => [ofType(body, 1, 2, 3, 9, 10, 11, 12, 13, 14, 17).length],
  },
  {
    name: "characters of all texts",
    most: 4000,
    source: `${DOCS}/components/reference#text-display (4,000 over all text displays)`,
    sizes: (body) => [
      lengthsOf(ofType(body, 10).map(({ content }) => content)).reduce((sum, length) => sum + length, 0),
    ],
  },
  {
    name: "buttons in a row",
    most: 5,
    source: `${DOCS}/components/reference#action-row`,
    sizes: (body) => ofType(body, 1).map(({ components }) => sizeOf(components)),
  },
  {
    name: "button label",
    most: 80,
    source: `${DOCS}/components/reference#button-button-structure`,
    sizes: (body) => lengthsOf(ofType(body, 2).map(({ label }) => label)),
  },
  {
    name: "custom_id",
    most: 100,
    source: `${DOCS}/components/reference#anatomy-of-a-component`,
    sizes: (body) => lengthsOf(fieldsOf(body, "custom_id")),
  },
  {
    name: "nonce",
    most: 25,
    source: `${DOCS}/resources/message#create-message-jsonform-params`,
    sizes: (body) => lengthsOf(fieldsOf(body, "nonce")),
  },
  {
    name: "embed title",
    most: 256,
    source: `${DOCS}/resources/message#embed-object-embed-limits`,
    sizes: (body) => embedsIn(body).flatMap(({ title }) => lengthsOf([title])),
  },
  {
    name: "embed description",
    most: 4096,
    source: `${DOCS}/resources/message#embed-object-embed-limits`,
    sizes: (body) => embedsIn(body).flatMap(({ description }) => lengthsOf([description])),
  },
];

export const CHOICE_RULES: readonly Rule[] = [
  {
    name: "suggestions",
    most: 25,
    source: `${DOCS}/interactions/receiving-and-responding (autocomplete: max of 25 choices)`,
    sizes: (body) => fieldsOf(body, "choices").map(sizeOf),
  },
  {
    name: "suggestion's name and value",
    most: 100,
    source: `${DOCS}/interactions/application-commands#application-command-object-application-command-option-choice-structure`,
    sizes: (body) => [...lengthsOf(fieldsOf(body, "name")), ...lengthsOf(fieldsOf(body, "value"))],
  },
];

export const MODAL_RULES: readonly Rule[] = [
  {
    name: "modal title",
    most: 45,
    source: `${DOCS}/interactions/receiving-and-responding#interaction-response-object-modal`,
    sizes: (body) => lengthsOf(fieldsOf(body, "title")),
  },
  {
    name: "modal components",
    most: 5,
    source: `${DOCS}/interactions/receiving-and-responding#interaction-response-object-modal`,
    sizes: (body) =>
      objectsIn(body)
        .slice(0, 1)
        .map(({ components }) => sizeOf(components)),
  },
  {
    name: "label of a field",
    most: 45,
    source: `${DOCS}/components/reference#label`,
    sizes: (body) => lengthsOf(ofType(body, 18).map(({ label }) => label)),
  },
  {
    name: "longest input",
    most: 4000,
    source: `${DOCS}/components/reference#text-input`,
    sizes: (body) => ofType(body, 4).map(({ max_length }) => Number(max_length ?? 0)),
  },
  {
    name: "custom_id",
    most: 100,
    source: `${DOCS}/components/reference#anatomy-of-a-component`,
    sizes: (body) => lengthsOf(fieldsOf(body, "custom_id")),
  },
];

export const COMMAND_RULES: readonly Rule[] = [
  {
    name: "commands",
    most: 110,
    source: `${DOCS}/interactions/application-commands#registering-a-command (100 slash, 5 user, 5 message)`,
    sizes: (body) => [sizeOf(body)],
  },
  {
    name: "name of a command or an option",
    most: 32,
    source: `${DOCS}/interactions/application-commands#application-command-object`,
    sizes: (body) => lengthsOf(fieldsOf(body, "name")),
  },
  {
    name: "description",
    most: 100,
    source: `${DOCS}/interactions/application-commands#application-command-object`,
    sizes: (body) => lengthsOf(fieldsOf(body, "description")),
  },
  {
    name: "options",
    most: 25,
    source: `${DOCS}/interactions/application-commands#application-command-object`,
    sizes: (body) => fieldsOf(body, "options").map(sizeOf),
  },
];

function embedsIn(body: unknown): Record<string, unknown>[] {
  return fieldsOf(body, "embeds").flatMap(objectsIn);
}

/** What a body breaks, in words. */
export function faultsOf(body: unknown, rules: readonly Rule[]): string[] {
  const tooLarge = rules.flatMap(({ name, most, sizes }) => {
    const largest = Math.max(0, ...sizes(body));
    return largest > most ? [`${name}: ${largest} of at most ${most}`] : [];
  });
  const states = fieldsOf(body, "custom_id").filter(isText);
  const twice = new Set(states).size < states.length ? ["custom_id: twice the same"] : [];
  const empty = ofType(body, 10).some(({ content }) => !isText(content) || content.trim() === "")
    ? ["a text is empty"]
    : [];
  const bare = ofType(body, 2).some(({ label }) => !isText(label) || label.trim() === "")
    ? ["a label is empty"]
    : [];
  const [own] = objectsIn(body);
  const isV2 = (Number(own?.flags ?? 0) & 32768) !== 0;
  const mixed =
    isV2 && (own?.content !== undefined || own?.embeds !== undefined) ? ["content beside components v2"] : [];
  const unflagged =
    !isV2 && ofType(body, 10, 17).length > 0 && own?.title === undefined
      ? ["components v2 without their flag"]
      : [];
  return [...tooLarge, ...twice, ...empty, ...bare, ...mixed, ...unflagged];
}
