import { describe, expect, it } from "vitest";
import { normalise } from "../../../src/core/text/normalise.ts";
import { readTemperatures } from "../../../src/core/text/temperature.ts";

const read = (text: string) => readTemperatures(normalise(text));

describe("a reading of a thermometer", () => {
  it.each([
    ["38.4 since last night, do I go?", "fever since last night, do i go?"],
    ["thermometer says 38,6. yes or no", "thermometer says fever. yes or no"],
    ["at 102°F tonight", "at fever tonight"],
    ["101.8 F ok?", "fever ok?"],
    ["woke up with 39 degrees and the shivers", "woke up with fever and the shivers"],
    ["Does drinking water matter? I'm 38.6 today", "does drinking water matter? i'm fever today"],
    ["running 102 today", "fever today"],
    ["been in bed with a 103 temp", "been in bed with a temp"],
    ["103 last night, 37 now", "fever last night, 37 now"],
    ["in bed with 39 and the shakes", "in bed with fever and the shakes"],
    ["chills + 102, skip?", "chills + fever, skip?"],
    ["was 39.8 yesterday", "was fever yesterday"],
  ])("is the word that it means: %s", (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each([
    "it was 36.6 and 37.2",
    "38 weeks gone",
    "i am 39 and well",
    "size 38.5 shoe",
    "my bmi is 38.5",
    "it is 38.5 km away",
    "38.5kg lighter",
    "£38.50 a go, or $39.5",
    "radio on 101.5 fm",
    "the water is 38 degrees",
    "40 degrees outside, what a heatwave",
    "in bed with 39 cats",
    "room 101",
    "138.4 of them, and 38.45",
    "version 39.1 of the app",
  ])("is nothing else: %s", (typed) => {
    expect(read(typed)).toBe(normalise(typed));
  });
});
