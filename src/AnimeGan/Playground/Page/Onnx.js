// ONNX's messages, as far as the kit writes them: protobuf's fields by the numbers of ONNX's schema.
const FLOAT = 1, INT64 = 7, HALF = 10;

class Message {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  varint() {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.bytes[this.at++];
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
  }

  // Calls take(number, value) for each field; a value is a number, or bytes.
  read(take) {
    while (this.at < this.bytes.length) {
      const key = this.varint();
      const [field, kind] = [key >>> 3, key & 7];
      if (kind === 0) {
        take(field, this.varint());
      } else if (kind === 5) {
        take(field, new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at).getFloat32(0, true));
        this.at += 4;
      } else if (kind === 2) {
        const length = this.varint();
        take(field, this.bytes.subarray(this.at, this.at + length));
        this.at += length;
      } else {
        throw new Error(`a field of kind ${kind} in an ONNX file`);
      }
    }
  }
}

const words = bytes => new TextDecoder().decode(bytes);

// Repeated numbers, packed or one by one.
function numbersInto(list, value) {
  if (typeof value === 'number') {
    list.push(value);
    return;
  }
  const message = new Message(value);
  while (message.at < value.length) list.push(message.varint());
}

// What each of the 65,536 half-precision numbers is.
let ofHalf;
function halvesTable() {
  return (ofHalf ??= Float32Array.from({ length: 65536 }, (_, bits) => {
    const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
    const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    return bits & 0x8000 ? -size : size;
  }));
}

function halves(bytes) {
  const [table, bits] = [halvesTable(), new Uint16Array(bytes.buffer)];
  const numbers = new Float32Array(bits.length);
  for (let index = 0; index < bits.length; index++) numbers[index] = table[bits[index]];
  return numbers;
}

function readTensor(bytes) {
  const tensor = { name: '', dims: [], type: 0, raw: new Uint8Array(0) };
  new Message(bytes).read((field, value) => {
    if (field === 1) numbersInto(tensor.dims, value);
    else if (field === 2) tensor.type = value;
    else if (field === 8) tensor.name = words(value);
    else if (field === 9) tensor.raw = value;
  });
  const copy = tensor.raw.slice();
  const data = tensor.type === FLOAT ? new Float32Array(copy.buffer)
    : tensor.type === HALF ? halves(copy)
      : tensor.type === INT64 ? Float64Array.from(new BigInt64Array(copy.buffer), Number)
        : null;
  if (!data) throw new Error(`numbers of type ${tensor.type} in an ONNX file`);
  return { name: tensor.name, dims: tensor.dims, data };
}

function readAttribute(bytes) {
  let name = '', value = [];
  new Message(bytes).read((field, content) => {
    if (field === 1) name = words(content);
    else if (field === 2 || field === 3) value = content;
    else if (field === 4) value = words(content);
    else if (field === 8) numbersInto(value, content);
  });
  return [name, value];
}

function readNode(bytes) {
  const node = { type: '', inputs: [], outputs: [], attributes: {} };
  new Message(bytes).read((field, value) => {
    if (field === 1) node.inputs.push(words(value));
    else if (field === 2) node.outputs.push(words(value));
    else if (field === 4) node.type = words(value);
    else if (field === 5) {
      const [name, content] = readAttribute(value);
      node.attributes[name] = content;
    }
  });
  return node;
}

function nameOf(bytes) {
  let name = '';
  new Message(bytes).read((field, value) => { if (field === 1) name = words(value); });
  return name;
}

// A file's graph: nodes in their order, numbers by name, names of inputs and outputs.
function readOnnx(bytes) {
  const graph = { nodes: [], numbers: new Map(), inputs: [], outputs: [] };
  new Message(bytes).read((field, value) => {
    if (field !== 7) return;
    new Message(value).read((part, content) => {
      if (part === 1) graph.nodes.push(readNode(content));
      else if (part === 5) {
        const tensor = readTensor(content);
        graph.numbers.set(tensor.name, tensor);
      } else if (part === 11) graph.inputs.push(nameOf(content));
      else if (part === 12) graph.outputs.push(nameOf(content));
    });
  });
  return graph;
}
