// WebAssembly from text: one instruction a line, locals by name, so that the page needs no compiler and no file beside it.
const OPCODES = {
  loop: [0x03, 0x40], end: [0x0b], br_if: [0x0d],
  'local.get': [0x20], 'local.set': [0x21], 'local.tee': [0x22],
  'i32.const': [0x41], 'i32.add': [0x6a], 'i32.sub': [0x6b], 'i32.mul': [0x6c],
  'v128.load': [0xfd, 0x00], 'v128.load32_splat': [0xfd, 0x09], 'v128.store': [0xfd, 0x0b],
  'f32x4.add': [0xfd, 0xe4, 0x01], 'f32x4.mul': [0xfd, 0xe6, 0x01],
};
const MEMORY = /^v128\.(load|store)/;
const I32 = 0x7f, V128 = 0x7b;

function leb(number) {
  const bytes = [];
  for (;;) {
    const low = number & 0x7f;
    number >>= 7;
    if ((number === 0 && !(low & 0x40)) || (number === -1 && (low & 0x40))) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

function unsigned(number) {
  const bytes = [];
  do {
    const low = number & 0x7f;
    number >>>= 7;
    bytes.push(number ? low | 0x80 : low);
  } while (number);
  return bytes;
}

const text = word => [...unsigned(word.length), ...[...word].map(letter => letter.charCodeAt(0))];
const vector = items => [...unsigned(items.length), ...items.flat()];
const section = (id, items) => { const bytes = vector(items); return [id, ...unsigned(bytes.length), ...bytes]; };

// The bytes of a module with one function over a memory that is given to it as env.memory.
function assemble({ name, parameters, integers, vectors, lines }) {
  const places = [...parameters, ...integers, ...vectors];
  const body = lines.flatMap(line => {
    const [word, argument] = line.trim().split(/\s+/);
    const opcode = OPCODES[word];
    if (!opcode) throw new Error(`no instruction ${word}`);
    if (word.startsWith('local.')) return [...opcode, ...unsigned(places.indexOf(argument))];
    if (word === 'i32.const') return [...opcode, ...leb(Number(argument))];
    if (word === 'br_if') return [...opcode, ...unsigned(Number(argument))];
    if (MEMORY.test(word)) return [...opcode, 2, ...unsigned(Number(argument ?? 0))];
    return opcode;
  });
  const locals = vector([[...unsigned(integers.length), I32], [...unsigned(vectors.length), V128]]);
  const code = [...locals, ...body, 0x0b];
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [[0x60, ...vector(parameters.map(() => [I32])), 0]]),
    ...section(2, [[...text('env'), ...text('memory'), 0x02, 0x00, ...unsigned(1)]]),
    ...section(3, [[0]]),
    ...section(7, [[...text(name), 0x00, 0]]),
    ...section(10, [[...unsigned(code.length), ...code]]),
  ]);
}
