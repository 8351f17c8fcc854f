import { describe, expect, it } from "vitest";
import { mentionsIn } from "../lexicon.ts";

/** What a sentence says of the conditions it names: "+" there or not to be relied on, "-" denied. */
type Row = readonly [message: string, ...conditions: string[]];

const DENIED: readonly Row[] = [
  ["no clots", "-blood-clots"],
  ["no clots, just wondering how long it takes", "-blood-clots"],
  ["no clots here, just curious", "-blood-clots"],
  ["no clots or cancer", "-blood-clots", "-active-cancer"],
  ["never had a clot or cancer in my whole life", "-blood-clots", "-active-cancer"],
  ["not cancer, no clots, healthy as a horse", "-active-cancer", "-blood-clots"],
  ["not cancer? no clots either", "+active-cancer", "-blood-clots"],
  ["not cancer, is it", "+active-cancer"],
  ["never had a clot in my life until last week", "+blood-clots"],
  ["no cancer at my last check, there is now", "+active-cancer"],
  ["no cancer on the last scan, this one did", "+active-cancer"],
  ["never had heart failure before christmas", "+congestive-heart-failure"],
  ["never had a clot before, how long is it", "-blood-clots"],
  ["apparently no clot, but the leg is hot", "+blood-clots"],
  ["no cancer, they thought at first", "+active-cancer"],
  ["not pregnant, no wait, i am", "+pregnancy"],
  ["no dvt then, but now", "+blood-clots"],
  ["no clots (not true)", "+blood-clots"],
  ["no cancer yeah right", "+active-cancer"],
  ["no cancer is too small to worry", "+active-cancer"],
  ["no clots on the left, one on the right", "+blood-clots"],
  ["no clots. is it safe or not", "-blood-clots"],
  ["no clots or any cancer, how often should i go", "-blood-clots", "-active-cancer"],
  ["no clots, no cancer, how often should i go", "-blood-clots", "-active-cancer"],
  ["no clots no cancer", "-blood-clots", "-active-cancer"],
  ["no clots and no cancer", "-blood-clots", "-active-cancer"],
  ["no cancer, clots or eczema", "-active-cancer", "-blood-clots", "-skin-conditions"],
  ["neither clots nor cancer", "-blood-clots", "-active-cancer"],
  ["i have neither cancer nor eczema", "-active-cancer", "-skin-conditions"],
  ["i have no clots", "-blood-clots"],
  ["i've got no clots", "-blood-clots"],
  ["I don't have cancer", "-active-cancer"],
  ["i dont have cancer", "-active-cancer"],
  ["I don’t have any clots", "-blood-clots"],
  ["i do not have eczema", "-skin-conditions"],
  ["i haven't got cancer", "-active-cancer"],
  ["never had a clot", "-blood-clots"],
  ["i never had cancer", "-active-cancer"],
  ["I have never had a blood clot", "-blood-clots"],
  ["i've never been diagnosed with cancer", "-active-cancer"],
  ["she has never suffered from eczema", "-skin-conditions"],
  ["my mum does not have cancer", "-active-cancer"],
  ["he did not have a clot", "-blood-clots"],
  ["she doesn't have eczema", "-skin-conditions"],
  ["no history of blood clots", "-blood-clots"],
  ["there is no history of any clots", "-blood-clots"],
  ["no known clots", "-blood-clots"],
  ["no signs of eczema", "-skin-conditions"],
  ["no previous clots", "-blood-clots"],
  ["zero clots", "-blood-clots"],
  ["healthy, without any clots", "-blood-clots"],
  ["i am healthy and without cancer", "-active-cancer"],
  ["don't have any clots, just wondering how long it takes", "-blood-clots"],
  ["haven't had cancer, how often is best", "-active-cancer"],
  ["no clots/cancer", "-blood-clots", "-active-cancer"],
  [
    "no cancer, clots, covid or eczema",
    "-active-cancer",
    "-blood-clots",
    "-acute-infections",
    "-skin-conditions",
  ],
  ["i am not pregnant", "-pregnancy"],
  ["I'm not pregnant, what are the benefits", "-pregnancy"],
  ["im not pregnant", "-pregnancy"],
  ["she is not pregnant", "-pregnancy"],
  ["it is not cancer", "-active-cancer"],
  ["it's definitely not a clot", "-blood-clots"],
  ["it is not a clot, the doctor looked", "-blood-clots"],
  ["tested negative for covid", "-acute-infections"],
  ["i was negative for covid", "-acute-infections"],
  ["covid negative, so how long is a session", "-acute-infections"],
  ["I do not have any sort of cancer", "-active-cancer"],
];

const HEDGED: readonly Row[] = [
  ["I don't think it's a clot", "+blood-clots"],
  ["i dont think it is cancer", "+active-cancer"],
  ["I'm not sure it's a clot", "+blood-clots"],
  ["not sure if i have cancer", "+active-cancer"],
  ["i do not know whether it is cancer", "+active-cancer"],
  ["i don't believe it's a clot", "+blood-clots"],
  ["not certain it is eczema", "+skin-conditions"],
  ["it may not be cancer", "+active-cancer"],
  ["it might not be a clot", "+blood-clots"],
  ["it is probably not cancer", "+active-cancer"],
  ["hopefully no clots", "+blood-clots"],
  ["i hope it is not cancer", "+active-cancer"],
  ["i think it is not a clot", "+blood-clots"],
  ["maybe it is not cancer", "+active-cancer"],
  ["they have not ruled out a clot", "+blood-clots"],
  ["cannot rule out cancer", "+active-cancer"],
  ["it's not just a clot", "+blood-clots"],
  ["not only cancer", "+active-cancer"],
  ["i am not free of cancer", "+active-cancer"],
  ["i am not cancer free", "+active-cancer"],
  ["i am not in remission", "+active-cancer"],
  ["never without a clot these days", "+blood-clots"],
  ["i have not had my cancer treated", "+active-cancer"],
];

const PAST: readonly Row[] = [
  ["I no longer have cancer", "+active-cancer"],
  ["no longer have a clot", "+blood-clots"],
  ["i dont have cancer anymore", "+active-cancer"],
  ["i do not have cancer any more", "+active-cancer"],
  ["no more clots", "+blood-clots"],
  ["no clots for two years", "+blood-clots"],
  ["no clots since 2019", "+blood-clots"],
  ["no cancer now", "+active-cancer"],
  ["no clot yet", "+blood-clots"],
  ["free of cancer", "+active-cancer"],
  ["cancer free since 2012", "+active-cancer"],
  ["cancer, not any more", "+active-cancer"],
  ["had cancer ten years ago", "+active-cancer"],
  ["my clot is gone, no problems since", "+blood-clots"],
];

const ASKED: readonly Row[] = [
  ["isn't it bad with clots", "+blood-clots"],
  ["isnt it dangerous with cancer?", "+active-cancer"],
  ["is it not dangerous with cancer?", "+active-cancer"],
  ["why not with cancer", "+active-cancer"],
  ["why can't I have it with clots", "+blood-clots"],
  ["can i not have it with eczema?", "+skin-conditions"],
  ["with or without clots?", "+blood-clots"],
  ["does it work with or without cancer", "+active-cancer"],
  ["aren't clots a problem?", "+blood-clots"],
  ["but aren't clots a problem?", "+blood-clots"],
  ["so never with clots?", "+blood-clots"],
  ["never for cancer?", "+active-cancer"],
  ["is it not cancer?", "+active-cancer"],
  ["is there no cancer then?", "+active-cancer"],
  ["doesn't cancer spread with massage?", "+active-cancer"],
  ["clots or no clots, can i go?", "+blood-clots", "+blood-clots"],
  ["what if it's not a clot?", "+blood-clots"],
  ["should i not go when i have eczema", "+skin-conditions"],
  ["can people with clots not have it", "+blood-clots"],
  ["no massage with cancer?", "+active-cancer"],
];

const ELSEWHERE: readonly Row[] = [
  ["no cancer in the left breast, but the right has it", "+active-cancer"],
  ["I don't have a clot in my arm. It's in my leg", "+blood-clots"],
  ["I didn't get cancer from smoking", "+active-cancer"],
  ["I didn't get heart failure overnight", "+congestive-heart-failure"],
  ["I never had a clot this big", "+blood-clots"],
  ["never had such cancer", "+active-cancer"],
  ["no signs of the clot moving", "+blood-clots"],
  ["no symptoms from the clot", "+blood-clots"],
  ["I can't say I don't have cancer", "+active-cancer"],
  ["it isn't true that I don't have cancer", "+active-cancer"],
  ["nobody said I don't have cancer", "+active-cancer"],
  ["not sure I don't have a clot", "+blood-clots"],
  ["I told my boss I don't have cancer", "+active-cancer"],
  ["my husband thinks I don't have cancer", "+active-cancer"],
  ["fingers crossed it's not a clot", "+blood-clots"],
  ["it's not that I don't have a clot", "+blood-clots"],
  ["I don't have cancer, unlike my wife", "+active-cancer"],
  ["I have no clot but my wife might", "+blood-clots"],
  ["I have no clot. how often should she go?", "+blood-clots"],
  ["my mum has no clots, how often should she go?", "-blood-clots"],
  ["i have no heart failure. my brother has it. can he have it?", "+congestive-heart-failure"],
  ["no clots, that's my dad. is it safe for him?", "+blood-clots"],
  ["i never had a clot, my dad did. is it safe for him?", "+blood-clots"],
  ["no cancer in me. she has it though, my wife", "+active-cancer"],
  ["i don't have cancer. my sister has it. how often should she go?", "+active-cancer"],
  ["no clots other than the one in my calf", "+blood-clots"],
  ["no clots besides the one in my leg", "+blood-clots"],
  ["no clots but one", "+blood-clots"],
  ["no clots bar one", "+blood-clots"],
  ["no clots aside from a little one", "+blood-clots"],
  ["no clots excluding the one in my leg", "+blood-clots"],
  ["no other cancer", "+active-cancer"],
  ["no cancer in the other breast", "+active-cancer"],
  ["i don't have eczema, i have the dry one", "+skin-conditions"],
  ["i had no cancer before my diagnosis", "+active-cancer"],
  ["never had cancer this bad", "+active-cancer"],
  ["first scan no cancer. second one yes", "+active-cancer"],
  ["i do not have a blood clot anywhere but my calf", "+blood-clots"],
  ["no clots. correction: one", "+blood-clots"],
  ["no clot - well, one, in 2015", "+blood-clots"],
  ["no clots bigger than a pea", "+blood-clots"],
  ["i've never had a blood clot that wasn't in my leg", "+blood-clots"],
  ["no cancer worth mentioning", "+active-cancer"],
  ["i have no heart failure symptoms", "+congestive-heart-failure"],
  ["no fever today, 39 yesterday", "+acute-infections", "+acute-infections"],
  ["no cancer treatment this month", "+active-cancer"],
  ["no, i have cancer", "+active-cancer"],
  ["no i have cancer", "+active-cancer"],
  ["no my cancer came back", "+active-cancer"],
  ["no had a clot last week", "+blood-clots"],
  ["nothing to hide, i have cancer", "+active-cancer"],
  ["i did not sleep because of my eczema", "+skin-conditions"],
  ["no idea. my mum has cancer", "+active-cancer"],
  ["not great. clot in my leg", "+blood-clots"],
  ["no clots but eczema", "-blood-clots", "+skin-conditions"],
  ["no cancer though i have eczema", "-active-cancer", "+skin-conditions"],
  ["no cancer and a clot in my leg", "-active-cancer", "+blood-clots"],
  ["no clots, pregnant, can i go?", "-blood-clots", "+pregnancy"],
  ["no clots. i do have eczema", "-blood-clots", "+skin-conditions"],
  ["i have cancer, no clots", "+active-cancer", "-blood-clots"],
  ["i have cancer but no clots", "+active-cancer", "-blood-clots"],
  ["i don't have clots but my mum does", "+blood-clots"],
  ["no cancer here but my dad has it", "+active-cancer"],
  ["i have cancer", "+active-cancer"],
  ["my doctor said no because i have cancer", "+active-cancer"],
];

function conditionsOf(message: string): string[] {
  return mentionsIn(message).map(({ condition, denied }) => `${denied ? "-" : "+"}${condition?.id}`);
}

describe("a condition", () => {
  it.each(DENIED)("is denied: %s", (message, ...expected) => {
    expect(conditionsOf(message)).toEqual(expected);
  });

  it.each(HEDGED)("is not denied by a hedge: %s", (message, ...expected) => {
    expect(conditionsOf(message)).toEqual(expected);
  });

  it.each(PAST)("is not denied where it is past: %s", (message, ...expected) => {
    expect(conditionsOf(message)).toEqual(expected);
  });

  it.each(ASKED)("is not denied by a question: %s", (message, ...expected) => {
    expect(conditionsOf(message)).toEqual(expected);
  });

  it.each(ELSEWHERE)("is denied only where the denial is its own: %s", (message, ...expected) => {
    expect(conditionsOf(message)).toEqual(expected);
  });
});

/** Known gaps: what is said behind a denial is read by words, and these words say nothing of it by themselves. */
const GAPS: readonly (readonly [message: string, expected: string, why: string])[] = [
  ["no clot in the leg, in the lung", "+blood-clots", "a place behind a comma names no condition"],
  ["no clots, filter in", "+blood-clots", "what is left behind by one is no name of it alone"],
  ["never a clot, until the flight home", "+blood-clots", '"until the" mostly asks how long'],
];

describe("a denial that is none, and is not seen through", () => {
  for (const [message, expected, why] of GAPS) {
    it.fails(`${message} (${why})`, () => {
      expect(conditionsOf(message)).toEqual([expected]);
    });
  }
});

describe("a denial's reach", () => {
  it("ends with its sentence and its clause, however short they are", () => {
    for (const cut of [". ", "! ", "? ", "\n", "; ", ", but ", " because ", " so ", " except "]) {
      expect(conditionsOf(`no problem${cut}i have cancer`)).toEqual(["+active-cancer"]);
    }
  });

  it("is the same in a long message as in a short one", () => {
    const story = "My sister told me about it and we talked for hours over coffee. ".repeat(200);
    expect(conditionsOf(`${story}I have no clots. ${story}I have eczema.`)).toEqual([
      "-blood-clots",
      "+skin-conditions",
    ]);
  });
});
