// C = A B in float32, all of a network's heavy work. A lies in panels of four rows, [K][4] each; B in strips of eight
// columns, [K][8] each; C by rows. Both forms below do the same: one in 128-bit vectors, one where there are none.
const ROWS = 4, COLUMNS = 8, PAGE = 65536;

function productText() {
  const rows = [0, 1, 2, 3];
  const multiply = (row, half) => [`local.get sum${row}${half}`, 'local.get factor', `local.get right${half}`, 'f32x4.mul', 'f32x4.add', `local.set sum${row}${half}`];
  const advance = (name, by) => [`local.get ${name}`, ...by, 'i32.add', `local.set ${name}`];
  const again = name => [`local.get ${name}`, 'i32.const 1', 'i32.sub', `local.tee ${name}`, 'br_if 0', 'end'];
  return {
    name: 'multiply',
    parameters: ['a', 'b', 'c', 'depth', 'panels', 'strips', 'stride'],
    integers: ['left', 'right', 'target', 'line', 'k', 'strip'],
    vectors: ['zero', 'factor', 'right0', 'right1', ...rows.flatMap(row => [`sum${row}0`, `sum${row}1`])],
    lines: [
      'loop',
      'local.get b', 'local.set right', 'local.get c', 'local.set target', 'local.get strips', 'local.set strip',
      'loop',
      'local.get a', 'local.set left', 'local.get depth', 'local.set k',
      ...rows.flatMap(row => ['local.get zero', `local.set sum${row}0`, 'local.get zero', `local.set sum${row}1`]),
      'loop',
      'local.get right', 'v128.load 0', 'local.set right0', 'local.get right', 'v128.load 16', 'local.set right1',
      ...rows.flatMap(row => ['local.get left', `v128.load32_splat ${4 * row}`, 'local.set factor', ...multiply(row, 0), ...multiply(row, 1)]),
      ...advance('left', ['i32.const 16']), ...advance('right', ['i32.const 32']),
      ...again('k'),
      'local.get target', 'local.set line',
      ...rows.flatMap(row => [
        'local.get line', `local.get sum${row}0`, 'v128.store 0', 'local.get line', `local.get sum${row}1`, 'v128.store 16',
        ...advance('line', ['local.get stride'])]),
      ...advance('target', ['i32.const 32']),
      ...again('strip'),
      'local.get left', 'local.set a',
      ...advance('c', ['local.get stride', 'i32.const 4', 'i32.mul']),
      ...again('panels'),
    ],
  };
}

// The twin without vectors; addresses and the stride are in bytes here as well.
function multiplyPlainly(memory, a, b, c, depth, panels, strips, stride) {
  for (let panel = 0; panel < panels; panel++) {
    for (let strip = 0; strip < strips; strip++) {
      for (let row = 0; row < ROWS; row++) {
        const sums = new Float64Array(COLUMNS);
        for (let k = 0, left = (a >> 2) + panel * depth * ROWS + row, right = (b >> 2) + strip * depth * COLUMNS; k < depth; k++, left += ROWS, right += COLUMNS) {
          const factor = memory[left];
          for (let column = 0; column < COLUMNS; column++) sums[column] += factor * memory[right + column];
        }
        memory.set(sums, (c + (panel * ROWS + row) * stride) / 4 + strip * COLUMNS);
      }
    }
  }
}

// Compiled once; null where the browser has no vectors, or the page that holds this one forbids to compile.
let compiled;
function vectorModule() {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(assemble(productText()));
    } catch {
      compiled = null;
    }
  }
  return compiled;
}

// The memory of one network: packed weights first, then room that every product uses anew.
class Products {
  constructor(vectors = true) {
    const module = vectors ? vectorModule() : null;
    this.vectors = module !== null;
    this.kept = 64;
    if (this.vectors) {
      this.memory = new WebAssembly.Memory({ initial: 1 });
      this.multiplyVectors = new WebAssembly.Instance(module, { env: { memory: this.memory } }).exports.multiply;
      this.numbers = new Float32Array(this.memory.buffer);
    } else {
      this.numbers = new Float32Array(PAGE / 4);
    }
  }

  reach(bytes) {
    const missing = bytes - this.numbers.byteLength;
    if (missing <= 0) return;
    if (this.vectors) {
      this.memory.grow(Math.ceil(missing / PAGE));
      this.numbers = new Float32Array(this.memory.buffer);
    } else {
      const larger = new Float32Array(Math.ceil(bytes / PAGE) * PAGE / 4);
      larger.set(this.numbers);
      this.numbers = larger;
    }
  }

  // Keeps a matrix of which at(row, k) are the numbers.
  pack(rows, depth, at) {
    const panels = Math.ceil(rows / ROWS);
    const address = this.kept;
    this.kept += panels * depth * ROWS * 4;
    this.reach(this.kept);
    for (let panel = 0, place = address / 4; panel < panels; panel++)
      for (let k = 0; k < depth; k++)
        for (let row = panel * ROWS; row < (panel + 1) * ROWS; row++) this.numbers[place++] = row < rows ? at(row, k) : 0;
    return { address, rows, depth, panels };
  }

  // Multiplies by a matrix of some columns, which fill(numbers, start) writes in strips; use(numbers, start, stride) reads
  // the rows of the product, all in numbers and places rather than bytes.
  multiply(matrix, columns, fill, use) {
    const strips = Math.ceil(columns / COLUMNS);
    const right = this.kept, target = right + strips * matrix.depth * COLUMNS * 4, stride = strips * COLUMNS * 4;
    this.reach(target + matrix.panels * ROWS * stride);
    this.numbers.fill(0, right / 4 + (strips - 1) * matrix.depth * COLUMNS, target / 4);
    fill(this.numbers, right / 4);
    if (this.vectors) this.multiplyVectors(matrix.address, right, target, matrix.depth, matrix.panels, strips, stride);
    else multiplyPlainly(this.numbers, matrix.address, right, target, matrix.depth, matrix.panels, strips, stride);
    use(this.numbers, target / 4, stride / 4);
  }
}
