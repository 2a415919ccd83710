// A network out of an ONNX file, and the operators that multiply matrices.
const BLOCK = 1 << 17;

// What a filter sees of a picture becomes a column: strips of eight, one row for each number of the filter.
function columnsInto(numbers, start, x, from, count, shape) {
  const { channels, h, w, kernel: [kh, kw], strides: [sy, sx], pads: [top, left], width } = shape;
  const rows = new Int32Array(COLUMNS), columns = new Int32Array(COLUMNS);
  for (let first = from, at = start; first < from + count; first += COLUMNS) {
    const seen = Math.min(COLUMNS, from + count - first);
    for (let lane = 0; lane < seen; lane++) {
      rows[lane] = Math.floor((first + lane) / width) * sy - top;
      columns[lane] = (first + lane) % width * sx - left;
    }
    const inside = seen === COLUMNS && rows[0] === rows[7] && rows[0] >= 0 && rows[0] + kh <= h && columns[0] >= 0 && columns[7] + kw <= w;
    for (let channel = 0; channel < channels; channel++)
      for (let ky = 0; ky < kh; ky++)
        for (let kx = 0; kx < kw; kx++, at += COLUMNS) {
          const origin = (channel * h + ky) * w + kx;
          if (inside) {
            for (let lane = 0, place = origin + rows[0] * w + columns[0]; lane < COLUMNS; lane++, place += sx) numbers[at + lane] = x[place];
            continue;
          }
          for (let lane = 0; lane < COLUMNS; lane++) {
            const y = rows[lane] + ky, z = columns[lane] + kx;
            numbers[at + lane] = lane < seen && y >= 0 && y < h && z >= 0 && z < w ? x[origin + rows[lane] * w + columns[lane]] : 0;
          }
        }
  }
}

// Rows of numbers as strips of eight columns.
function stripsInto(numbers, start, rows, count, x, from) {
  for (let k = 0; k < rows; k++)
    for (let column = 0; column < count; column++)
      numbers[start + ((column >> 3) * rows + k) * COLUMNS + (column & 7)] = x[from + k * count + column];
}

// One filter for each channel by itself, as blurring takes: each of its numbers adds the picture, moved.
function convolveChannels(x, weight, height, width, shape) {
  const { channels, h, w, kernel: [kh, kw], pads: [top, left] } = shape, [from, factors] = [x.data, weight.data];
  const data = new Float32Array(x.dims[0] * channels * height * width);
  for (let plane = 0; plane < x.dims[0] * channels; plane++)
    for (let oy = 0; oy < height; oy++) {
      const line = (plane * height + oy) * width;
      for (let ky = Math.max(0, top - oy); ky < kh && oy - top + ky < h; ky++)
        for (let kx = 0; kx < kw; kx++) {
          const factor = factors[((plane % channels) * kh + ky) * kw + kx], source = (plane * h + oy - top + ky) * w + kx - left;
          const end = Math.min(width, w + left - kx);
          for (let ox = Math.max(0, left - kx); ox < end; ox++) data[line + ox] += from[source + ox] * factor;
        }
    }
  return tensor([x.dims[0], channels, height, width], data);
}

class Network {
  constructor(bytes, vectors = true) {
    const graph = readOnnx(bytes);
    this.products = new Products(vectors);
    this.inputs = graph.inputs;
    this.outputs = graph.outputs;
    this.known = graph.numbers;
    this.packed = new Map();
    this.nodes = graph.nodes.filter(node => !this.fold(node));
  }

  // What depends on nothing that is given is worked out once.
  fold(node) {
    const fixed = node.inputs.every(name => name === '' || (this.known.has(name) && !this.inputs.includes(name)));
    if (fixed) this.known.set(node.outputs[0], this.apply(node, this.known));
    return fixed;
  }

  // Inputs by name, each { dims, data }; those with a value of their own may be left out. Gives the first output.
  run(inputs) {
    const values = new Map(this.known);
    for (const [name, value] of Object.entries(inputs)) values.set(name, value);
    for (const node of this.nodes) values.set(node.outputs[0], this.apply(node, values));
    return values.get(this.outputs[0]);
  }

  apply(node, values) {
    const inputs = node.inputs.map(name => {
      if (name !== '' && !values.has(name)) throw new Error(`the network's input '${name}' is missing`);
      return values.get(name);
    });
    switch (node.type) {
      case 'Conv': return this.convolve(node, inputs);
      case 'ConvTranspose': return this.spread(node, inputs);
      case 'Gemm': return this.affine(node, inputs, (weight, depth) => (row, k) => weight[row * depth + k], inputs[1].dims[0]);
      case 'MatMul': return this.affine(node, inputs, (weight, _, rows) => (row, k) => weight[k * rows + row], inputs[1].dims[1]);
      default: return OPERATORS[node.type](inputs, node.attributes);
    }
  }

  pack(name, rows, depth, at) {
    if (!this.packed.has(name)) this.packed.set(name, this.products.pack(rows, depth, at));
    return this.packed.get(name);
  }

  affine(node, [x, weight, bias], order, rows) {
    const [count, depth] = x.dims, data = new Float32Array(count * rows);
    const matrix = this.pack(node.inputs[1], rows, depth, order(weight.data, depth, rows));
    this.products.multiply(matrix, count, (numbers, start) => {
      for (let column = 0; column < count; column++)
        for (let k = 0; k < depth; k++) numbers[start + ((column >> 3) * depth + k) * COLUMNS + (column & 7)] = x.data[column * depth + k];
    }, (numbers, start, stride) => {
      for (let column = 0; column < count; column++)
        for (let row = 0; row < rows; row++) data[column * rows + row] = numbers[start + row * stride + column] + (bias ? bias.data[row] : 0);
    });
    return tensor([count, rows], data);
  }

  convolve(node, [x, weight, bias]) {
    const { strides = [1, 1], pads = [0, 0, 0, 0], group = 1 } = node.attributes;
    const [n, channels, h, w] = x.dims, [outputs, , ...kernel] = weight.dims;
    const [height, width] = [0, 1].map(axis => Math.floor((x.dims[2 + axis] + pads[axis] + pads[2 + axis] - kernel[axis]) / strides[axis]) + 1);
    const shape = { channels, h, w, kernel, strides, pads, width };
    if (group > 1) return convolveChannels(x, weight, height, width, shape);
    const depth = channels * kernel[0] * kernel[1], area = height * width;
    const matrix = this.pack(node.inputs[1], outputs, depth, (row, k) => weight.data[row * depth + k]);
    const data = new Float32Array(n * outputs * area), block = Math.max(64, BLOCK / depth & ~7);
    for (let picture = 0; picture < n; picture++)
      for (let from = 0; from < area; from += block) {
        const count = Math.min(block, area - from), source = x.data.subarray(picture * channels * h * w, (picture + 1) * channels * h * w);
        this.products.multiply(matrix, count, (numbers, start) => columnsInto(numbers, start, source, from, count, shape), (numbers, start, stride) => {
          for (let row = 0; row < outputs; row++) {
            const target = (picture * outputs + row) * area + from, shift = bias ? bias.data[row] : 0;
            for (let column = 0; column < count; column++) data[target + column] = numbers[start + row * stride + column] + shift;
          }
        });
      }
    return tensor([n, outputs, height, width], data);
  }

  // A transposed convolution: what each pixel gives to all that its filter reaches, added up.
  spread(node, [x, weight, bias]) {
    const { strides = [1, 1], pads = [0, 0, 0, 0], output_padding: more = [0, 0] } = node.attributes;
    const [n, channels, h, w] = x.dims, [, outputs, kh, kw] = weight.dims;
    const height = (h - 1) * strides[0] + kh - pads[0] - pads[2] + more[0], width = (w - 1) * strides[1] + kw - pads[1] - pads[3] + more[1];
    const rows = outputs * kh * kw, matrix = this.pack(node.inputs[1], rows, channels, (row, k) => weight.data[k * rows + row]);
    const data = new Float32Array(n * outputs * height * width);
    if (bias) for (let plane = 0; plane < n * outputs; plane++) data.fill(bias.data[plane % outputs], plane * height * width, (plane + 1) * height * width);
    for (let picture = 0; picture < n; picture++)
      this.products.multiply(matrix, h * w, (numbers, start) => stripsInto(numbers, start, channels, h * w, x.data, picture * channels * h * w), (numbers, start, stride) => {
        for (let row = 0; row < rows; row++) {
          const ky = Math.floor(row / kw) % kh, kx = row % kw, plane = (picture * outputs + Math.floor(row / (kh * kw))) * height * width;
          for (let y = 0; y < h; y++) {
            const line = y * strides[0] - pads[0] + ky;
            if (line < 0 || line >= height) continue;
            for (let z = 0; z < w; z++) {
              const column = z * strides[1] - pads[1] + kx;
              if (column >= 0 && column < width) data[plane + line * width + column] += numbers[start + row * stride + y * w + z];
            }
          }
        }
      });
    return tensor([n, outputs, height, width], data);
  }
}
