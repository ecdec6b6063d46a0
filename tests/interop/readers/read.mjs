// Prints what feedsmith and podcast-partytime read in a feed, as JSON: {"feedsmith": …, "podcast-partytime": …}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [, , feed, modules] = process.argv;
const require = createRequire(`${modules}/`);
const xml = readFileSync(feed, "utf8");
const { parseFeed } = await import(pathToFileURL(require.resolve("feedsmith")));
const partytime = require("podcast-partytime");

console.log(
  JSON.stringify({ feedsmith: parseFeed(xml).feed, "podcast-partytime": partytime.parseFeed(xml) }),
);
