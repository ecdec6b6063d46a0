/* ---- codings: what segments.py, packing.py and shards.py write, read again ---- */

const unpacked = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const namesOf = (text, size) => {
  const bytes = unpacked(text);
  return Array.from({ length: bytes.length / size }, (_, n) => hex(bytes.subarray(n * size, (n + 1) * size)));
};
const uncoded = (text) => {
  let word = "";
  return text ? text.split("\n").map((line) => (word = word.slice(0, parseInt(line[0], 36)) + line.slice(1))) : [];
};
const sums = (numbers) => {
  let sum = 0;
  return [0, ...numbers.map((number) => (sum += number))];
};
/* The last of sorted values that is not behind `value`. */
const lastOf = (values, value) => {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
};
const varints = function* (bytes) {
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    if (byte & 128) scale *= 128;
    else {
      yield value;
      [value, scale] = [0, 1];
    }
  }
};
/* What stands in front of the other bytes of a file, and where these begin. */
const headed = (bytes) => {
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return [JSON.parse(new TextDecoder().decode(bytes.subarray(4, start))), start];
};
