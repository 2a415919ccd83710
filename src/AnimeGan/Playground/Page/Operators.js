// What each operator does that the kit's generators are written in. A tensor is { dims, data }; numbers are float32, whole
// numbers that say sizes and axes lie in data as they are.
const tensor = (dims, data) => ({ dims, data });
const sizeOf = dims => dims.reduce((product, size) => product * size, 1);
const axisOf = (axis, rank) => (axis < 0 ? axis + rank : axis);

function map(x, change) {
  const data = new Float32Array(x.data.length);
  for (let index = 0; index < data.length; index++) data[index] = change(x.data[index]);
  return tensor(x.dims, data);
}

function leaky(x, slope) {
  const data = new Float32Array(x.data.length);
  for (let index = 0; index < data.length; index++) data[index] = x.data[index] < 0 ? slope * x.data[index] : x.data[index];
  return tensor(x.dims, data);
}

function stepsOf(dims) {
  const steps = new Array(dims.length).fill(1);
  for (let axis = dims.length - 2; axis >= 0; axis--) steps[axis] = steps[axis + 1] * dims[axis + 1];
  return steps;
}

// The shape of both, and how far each goes in its own numbers for a step along each axis of it.
function broadcast(a, b) {
  const rank = Math.max(a.length, b.length);
  const [one, two] = [a, b].map(dims => [...new Array(rank - dims.length).fill(1), ...dims]);
  const dims = one.map((size, axis) => Math.max(size, two[axis]));
  const steps = sides => stepsOf(sides).map((step, axis) => (sides[axis] === 1 ? 0 : step));
  return { dims, left: steps(one), right: steps(two) };
}

// A row of numbers of either side; a loop for each operator, since a call for each number takes longer than its sum.
const ROWS_OF = {
  Add: (to, at, count, a, i, stepA, b, j, stepB) => { for (let n = 0; n < count; n++, i += stepA, j += stepB) to[at + n] = a[i] + b[j]; },
  Sub: (to, at, count, a, i, stepA, b, j, stepB) => { for (let n = 0; n < count; n++, i += stepA, j += stepB) to[at + n] = a[i] - b[j]; },
  Mul: (to, at, count, a, i, stepA, b, j, stepB) => { for (let n = 0; n < count; n++, i += stepA, j += stepB) to[at + n] = a[i] * b[j]; },
  Div: (to, at, count, a, i, stepA, b, j, stepB) => { for (let n = 0; n < count; n++, i += stepA, j += stepB) to[at + n] = a[i] / b[j]; },
};

// How many of the last axes go on together on both sides, each by one number or by none.
function together(dims, left, right) {
  let axis = dims.length - 1, count = dims[axis] ?? 1;
  for (; axis > 0 && (left[axis - 1] === left[axis] * dims[axis] && right[axis - 1] === right[axis] * dims[axis]); axis--) count *= dims[axis - 1];
  return [axis, count];
}

function binary(a, b, row) {
  const { dims, left, right } = broadcast(a.dims, b.dims);
  const data = new Float32Array(sizeOf(dims)), last = Math.max(0, dims.length - 1);
  const [inner, count] = together(dims, left, right), place = new Array(dims.length).fill(0);
  for (let at = 0, i = 0, j = 0; at < data.length; at += count) {
    row(data, at, count, a.data, i, left[last] ?? 0, b.data, j, right[last] ?? 0);
    for (let axis = inner - 1; axis >= 0; axis--) {
      i += left[axis];
      j += right[axis];
      if (++place[axis] < dims[axis]) break;
      i -= left[axis] * dims[axis];
      j -= right[axis] * dims[axis];
      place[axis] = 0;
    }
  }
  return tensor(dims, data);
}

function concat(parts, axis) {
  const at = axisOf(axis, parts[0].dims.length);
  const dims = parts[0].dims.map((size, index) => (index === at ? parts.reduce((sum, part) => sum + part.dims[at], 0) : size));
  const outer = sizeOf(dims.slice(0, at)), widths = parts.map(part => sizeOf(part.dims.slice(at)));
  const data = new Float32Array(sizeOf(dims));
  for (let row = 0, to = 0; row < outer; row++)
    parts.forEach((part, index) => {
      data.set(part.data.subarray(row * widths[index], (row + 1) * widths[index]), to);
      to += widths[index];
    });
  return tensor(dims, data);
}

function gather(x, indices, axis) {
  const at = axisOf(axis, x.dims.length);
  const inner = sizeOf(x.dims.slice(at + 1)), outer = sizeOf(x.dims.slice(0, at)), chosen = [...indices.data];
  const data = new x.data.constructor(outer * chosen.length * inner);
  for (let row = 0, to = 0; row < outer; row++)
    for (const index of chosen) {
      const from = (row * x.dims[at] + index) * inner;
      data.set(x.data.subarray(from, from + inner), to);
      to += inner;
    }
  return tensor([...x.dims.slice(0, at), ...indices.dims, ...x.dims.slice(at + 1)], data);
}

function slice(x, start, end, axis) {
  const at = axisOf(axis, x.dims.length);
  const indices = Array.from({ length: end - start }, (_, index) => start + index);
  return gather(x, { dims: [indices.length], data: indices }, at);
}

function oneHot(indices, depth, [off, on]) {
  const data = new Float32Array(indices.data.length * depth).fill(off);
  indices.data.forEach((index, row) => { data[row * depth + index] = on; });
  return tensor([...indices.dims, depth], data);
}

function reshape(x, wanted) {
  const dims = wanted.map((size, axis) => (size === 0 ? x.dims[axis] : size));
  const known = dims.reduce((product, size) => (size < 0 ? product : product * size), 1);
  return tensor(dims.map(size => (size < 0 ? x.data.length / known : size)), x.data);
}

function unsqueeze(x, axes) {
  const dims = [...x.dims];
  for (const axis of [...axes].sort((a, b) => a - b)) dims.splice(axis, 0, 1);
  return tensor(dims, x.data);
}

function squeeze(x, axes) {
  return tensor(x.dims.filter((_, axis) => !axes.includes(axis)), x.data);
}

function reduceMean(x, axes, keep) {
  const over = axes.map(axis => axisOf(axis, x.dims.length));
  const dims = x.dims.map((size, axis) => (over.includes(axis) ? 1 : size));
  const sums = new Float64Array(sizeOf(dims));
  const steps = stepsOf(dims).map((step, axis) => (dims[axis] === 1 ? 0 : step)), own = stepsOf(x.dims);
  x.data.forEach((value, index) => {
    sums[x.dims.reduce((at, size, axis) => at + (Math.floor(index / own[axis]) % size) * steps[axis], 0)] += value;
  });
  const count = x.data.length / sums.length;
  return tensor(keep ? dims : dims.filter((_, axis) => !over.includes(axis)), Float32Array.from(sums, sum => sum / count));
}

// Each channel of [N, C, …] by a factor and a shift of its own.
function scaleChannels(x, channels, factorAndShift) {
  const data = new Float32Array(x.data.length), size = sizeOf(x.dims.slice(2));
  for (let plane = 0, from = 0; from < data.length; plane++, from += size) {
    const [factor, shift] = factorAndShift(plane % channels, x.data.subarray(from, from + size));
    for (let index = from; index < from + size; index++) data[index] = x.data[index] * factor + shift;
  }
  return tensor(x.dims, data);
}

function batchNorm(x, [scale, shift, mean, variance], epsilon) {
  return scaleChannels(x, x.dims[1], channel => {
    const factor = scale[channel] / Math.sqrt(variance[channel] + epsilon);
    return [factor, shift[channel] - mean[channel] * factor];
  });
}

function instanceNorm(x, [scale, shift], epsilon) {
  return scaleChannels(x, x.dims[1], (channel, plane) => {
    let mean = 0, variance = 0;
    for (let index = 0; index < plane.length; index++) mean += plane[index] / plane.length;
    for (let index = 0; index < plane.length; index++) variance += (plane[index] - mean) ** 2 / plane.length;
    const factor = scale[channel] / Math.sqrt(variance + epsilon);
    return [factor, shift[channel] - mean * factor];
  });
}

function planes(x, height, width, draw) {
  const [n, c, h, w] = x.dims;
  const data = new Float32Array(n * c * height * width);
  for (let plane = 0; plane < n * c; plane++)
    draw(x.data.subarray(plane * h * w, (plane + 1) * h * w), data.subarray(plane * height * width, (plane + 1) * height * width), h, w);
  return tensor([n, c, height, width], data);
}

function nearest(x) {
  const [, , h, w] = x.dims;
  return planes(x, 2 * h, 2 * w, (from, to) => {
    for (let index = 0; index < to.length; index++) to[index] = from[(Math.floor(index / (2 * w)) >> 1) * w + ((index % (2 * w)) >> 1)];
  });
}

// Twice the size by straight lines between the middles of pixels: three quarters of the nearer, a quarter of the next.
function linear(x) {
  const [, , h, w] = x.dims;
  const around = (at, size) => [at >> 1, Math.min(size - 1, Math.max(0, (at >> 1) + (at & 1 ? 1 : -1)))];
  return planes(x, 2 * h, 2 * w, (from, to) => {
    for (let row = 0, index = 0; row < 2 * h; row++) {
      const [y, v] = around(row, h);
      for (let column = 0; column < 2 * w; column++, index++) {
        const [z, u] = around(column, w);
        to[index] = (9 * from[y * w + z] + 3 * (from[y * w + u] + from[v * w + z]) + from[v * w + u]) / 16;
      }
    }
  });
}

function padReflected(x, [, , top, left, , , bottom, right]) {
  const [, , h, w] = x.dims;
  const mirror = (at, size) => (at < 0 ? -at : at >= size ? 2 * size - 2 - at : at);
  return planes(x, h + top + bottom, w + left + right, (from, to) => {
    for (let row = -top, index = 0; row < h + bottom; row++)
      for (let column = -left; column < w + right; column++) to[index++] = from[mirror(row, h) * w + mirror(column, w)];
  });
}

const OPERATORS = {
  Identity: ([x]) => x,
  Cast: ([x]) => x,
  Add: ([a, b]) => binary(a, b, ROWS_OF.Add),
  Sub: ([a, b]) => binary(a, b, ROWS_OF.Sub),
  Mul: ([a, b]) => binary(a, b, ROWS_OF.Mul),
  Div: ([a, b]) => binary(a, b, ROWS_OF.Div),
  Relu: ([x]) => map(x, value => Math.max(0, value)),
  LeakyRelu: ([x], { alpha }) => leaky(x, alpha),
  Tanh: ([x]) => map(x, Math.tanh),
  Sigmoid: ([x]) => map(x, value => 1 / (1 + Math.exp(-value))),
  Sqrt: ([x]) => map(x, Math.sqrt),
  Reciprocal: ([x]) => map(x, value => 1 / value),
  Concat: (parts, { axis }) => concat(parts, axis),
  Expand: ([x, sizes]) => {
    const { dims } = broadcast(x.dims, [...sizes.data]);
    return binary(x, tensor(dims, new Float32Array(sizeOf(dims))), ROWS_OF.Add);
  },
  Gather: ([x, indices], { axis }) => gather(x, indices, axis),
  Slice: ([x, starts, ends, axes]) => slice(x, starts.data[0], ends.data[0], axes.data[0]),
  OneHot: ([indices, depth, values]) => oneHot(indices, depth.data[0], values.data),
  Reshape: ([x, sizes]) => reshape(x, [...sizes.data]),
  Shape: ([x]) => tensor([x.dims.length], Float64Array.from(x.dims)),
  Squeeze: ([x, axes]) => squeeze(x, [...axes.data]),
  Unsqueeze: ([x, axes]) => unsqueeze(x, [...axes.data]),
  ReduceMean: ([x], { axes, keepdims = 1 }) => reduceMean(x, axes, keepdims),
  BatchNormalization: ([x, ...numbers], { epsilon }) => batchNorm(x, numbers.map(number => number.data), epsilon),
  InstanceNormalization: ([x, ...numbers], { epsilon }) => instanceNorm(x, numbers.map(number => number.data), epsilon),
  Resize: ([x], { mode }) => (mode === 'nearest' ? nearest(x) : linear(x)),
  Pad: ([x, sizes]) => padReflected(x, [...sizes.data]),
};
