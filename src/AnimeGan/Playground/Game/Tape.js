// Reverse-mode differentiation over matrices of float64. Every rule is written in the same operations as the forward pass, so a
// gradient can be differentiated again: that is what R1, R2, WGAN-GP and DRAGAN need.
const Tape = (() => {
    let ids = 0;
    let recording = true;
    const free = new Map();   // length to arrays that nobody reads any more
    const taken = [];
    const nothing = [];

    // What is in the array is left over from before: each operation writes all of it.
    function room(length) {
        const list = free.get(length);
        const data = list && list.length ? list.pop() : new Float64Array(length);
        taken.push(data);
        return data;
    }

    // Ends a step: every array that operations made is used again by the next one.
    function release() {
        for (const data of taken) {
            const list = free.get(data.length);
            if (list) {
                list.push(data);
            } else {
                free.set(data.length, [data]);
            }
        }

        taken.length = 0;
    }

    const node = (rows, cols, data, parents, pull) => ({ id: ++ids, rows, cols, data, parents: recording ? parents : nothing, pull: recording ? pull : null });

    const leaf = (rows, cols, data) => ({ id: ++ids, rows, cols, data, parents: nothing, pull: null });

    function quietly(work) {
        const before = recording;
        recording = false;
        try {
            return work();
        } finally {
            recording = before;
        }
    }

    function turned(data, rows, cols) {
        const out = room(rows * cols);
        for (let i = 0; i < rows; i++) {
            for (let j = 0; j < cols; j++) {
                out[j * rows + i] = data[i * cols + j];
            }
        }

        return out;
    }

    // out[i, j] = Σ a[i, k] b[j, k]; two rows by four columns at a time stay in registers
    function rowsByRows(a, b, n, m, depth, out) {
        let i = 0;
        for (; i + 1 < n; i += 2) {
            const a0 = i * depth, a1 = a0 + depth;
            let j = 0;
            for (; j + 3 < m; j += 4) {
                const b0 = j * depth, b1 = b0 + depth, b2 = b1 + depth, b3 = b2 + depth;
                let s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0;
                for (let k = 0; k < depth; k++) {
                    const x = a[a0 + k], y = a[a1 + k], p = b[b0 + k], q = b[b1 + k], r = b[b2 + k], s = b[b3 + k];
                    s00 += x * p; s01 += x * q; s02 += x * r; s03 += x * s;
                    s10 += y * p; s11 += y * q; s12 += y * r; s13 += y * s;
                }

                const o = i * m + j, u = o + m;
                out[o] = s00; out[o + 1] = s01; out[o + 2] = s02; out[o + 3] = s03;
                out[u] = s10; out[u + 1] = s11; out[u + 2] = s12; out[u + 3] = s13;
            }

            for (; j < m; j++) {
                out[i * m + j] = dot(a, a0, b, j * depth, depth);
                out[i * m + m + j] = dot(a, a1, b, j * depth, depth);
            }
        }

        for (; i < n; i++) {
            for (let j = 0; j < m; j++) {
                out[i * m + j] = dot(a, i * depth, b, j * depth, depth);
            }
        }
    }

    function dot(a, i, b, j, length) {
        let sum = 0;
        for (let k = 0; k < length; k++) {
            sum += a[i + k] * b[j + k];
        }

        return sum;
    }

    // The product of a and b, either of them turned; not both.
    function multiply(a, b, turnA = false, turnB = false) {
        const [n, depth] = turnA ? [a.cols, a.rows] : [a.rows, a.cols];
        const m = turnB ? b.rows : b.cols;
        const out = room(n * m);
        rowsByRows(turnA ? turned(a.data, a.rows, a.cols) : a.data, turnB ? b.data : turned(b.data, b.rows, b.cols), n, m, depth, out);
        return node(n, m, out, [a, b], (g, wanted) => [
            wanted[0] && (turnA ? multiply(b, g, false, true) : multiply(g, b, false, !turnB)),
            wanted[1] && (turnB ? multiply(g, a, true, false) : multiply(a, g, !turnA, false)),
        ]);
    }

    // x [N, K] by a layer's weights [M, K] and biases [1, M], as PyTorch keeps them
    function linear(x, w, b) {
        const out = room(x.rows * w.rows);
        rowsByRows(x.data, w.data, x.rows, w.rows, x.cols, out);
        for (let i = 0, o = 0; i < x.rows; i++) {
            for (let j = 0; j < w.rows; j++, o++) {
                out[o] += b.data[j];
            }
        }

        return node(x.rows, w.rows, out, [x, w, b], (g, wanted) => [
            wanted[0] && multiply(g, w),
            wanted[1] && multiply(g, x, true, false),
            wanted[2] && sumRows(g),
        ]);
    }

    function each(a, f, pull) {
        const out = room(a.data.length);
        for (let i = 0; i < out.length; i++) {
            out[i] = f(a.data[i]);
        }

        return node(a.rows, a.cols, out, [a], pull);
    }

    function both(a, b, f, pull) {
        const out = room(a.data.length);
        for (let i = 0; i < out.length; i++) {
            out[i] = f(a.data[i], b.data[i]);
        }

        return node(a.rows, a.cols, out, [a, b], pull);
    }

    const add = (a, b) => both(a, b, (x, y) => x + y, g => [g, g]);
    const subtract = (a, b) => both(a, b, (x, y) => x - y, (g, wanted) => [g, wanted[1] && scale(g, -1)]);
    const times = (a, b) => both(a, b, (x, y) => x * y, (g, wanted) => [wanted[0] && times(g, b), wanted[1] && times(g, a)]);
    const scale = (a, by) => each(a, x => x * by, g => [scale(g, by)]);
    const shift = (a, by) => each(a, x => x + by, g => [g]);
    const power = (a, p) => each(a, p === 2 ? x => x * x : x => Math.pow(x, p), g => [times(g, p === 2 ? scale(a, 2) : scale(power(a, p - 1), p))]);
    const sigmoid = a => each(a, x => 1 / (1 + Math.exp(-x)), g => [times(g, slopeOfSigmoid(a))]);
    const slopeOfSigmoid = a => {
        const s = sigmoid(a);
        return subtract(s, power(s, 2));
    };

    // log(1 + eˣ), which neither overflows nor loses digits
    const softplus = a => each(a, x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), g => [times(g, sigmoid(a))]);

    // x above 0, a share of it below; the slope at 0 is that below, as in PyTorch
    const leaky = (a, share) => each(a, x => x > 0 ? x : x * share, g => [masked(g, a, share)]);
    const masked = (g, a, share) => both(g, a, (x, at) => at > 0 ? x : x * share, (gg, wanted) => [wanted[0] && masked(gg, a, share), wanted[1] && scale(gg, 0)]);

    // [N, M] to [1, M] and back
    function sumRows(a) {
        const out = room(a.cols).fill(0);
        for (let i = 0, o = 0; i < a.rows; i++) {
            for (let j = 0; j < a.cols; j++, o++) {
                out[j] += a.data[o];
            }
        }

        return node(1, a.cols, out, [a], g => [repeatRow(g, a.rows)]);
    }

    function repeatRow(a, rows) {
        const out = room(rows * a.cols);
        for (let i = 0; i < rows; i++) {
            out.set(a.data, i * a.cols);
        }

        return node(rows, a.cols, out, [a], g => [sumRows(g)]);
    }

    // [N, M] to [N, 1] and back
    function sumColumns(a) {
        const out = room(a.rows);
        for (let i = 0, o = 0; i < a.rows; i++) {
            let sum = 0;
            for (let j = 0; j < a.cols; j++, o++) {
                sum += a.data[o];
            }

            out[i] = sum;
        }

        return node(a.rows, 1, out, [a], g => [repeatColumn(g, a.cols)]);
    }

    function repeatColumn(a, cols) {
        const out = room(a.rows * cols);
        for (let i = 0; i < a.rows; i++) {
            out.fill(a.data[i], i * cols, (i + 1) * cols);
        }

        return node(a.rows, cols, out, [a], g => [sumColumns(g)]);
    }

    // All numbers to one, and back
    function sum(a) {
        let total = 0;
        for (let i = 0; i < a.data.length; i++) {
            total += a.data[i];
        }

        return node(1, 1, room(1).fill(total), [a], g => [spread(g, a.rows, a.cols)]);
    }

    const spread = (a, rows, cols) => node(rows, cols, room(rows * cols).fill(a.data[0]), [a], g => [sum(g)]);
    const mean = a => scale(sum(a), 1 / a.data.length);

    // The gradient of one number by each of the inputs; 'differentiable' records how it was found.
    function gradients(output, inputs, differentiable = false) {
        const found = reachable(output);
        const depends = new Set(inputs);
        const onTheWay = found.filter(n => depends.has(n) || n.parents.some(parent => depends.has(parent)) && depends.add(n));
        const pulls = new Map([[output, leaf(1, 1, room(1).fill(1))]]);
        const goBack = () => {
            for (const n of onTheWay.reverse()) {
                const g = pulls.get(n);
                if (g && n.pull) {
                    const wanted = n.parents.map(parent => depends.has(parent));
                    n.pull(g, wanted).forEach((part, i) => wanted[i] && pulls.set(n.parents[i], pulls.has(n.parents[i]) ? add(pulls.get(n.parents[i]), part) : part));
                }
            }
        };
        differentiable ? goBack() : quietly(goBack);
        return inputs.map(input => pulls.get(input) ?? leaf(input.rows, input.cols, room(input.data.length).fill(0)));
    }

    // In the order in which they were made, so that parents come first.
    function reachable(output) {
        const seen = new Set([output]);
        for (const n of seen) {
            n.parents.forEach(parent => seen.add(parent));
        }

        return [...seen].sort((a, b) => a.id - b.id);
    }

    return { leaf, quietly, release, linear, add, subtract, times, scale, shift, power, softplus, leaky, sumColumns, sum, spread, mean, gradients };
})();
