// What is seen of a match: the plane with D's belief and the points, and curves over the steps.
const look = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const channels = color => [1, 3, 5].map(i => parseInt(color.slice(i, i + 2), 16));

// A canvas as sharp as the screen, in CSS pixels
function sharp(canvas) {
    const ratio = window.devicePixelRatio || 1, { clientWidth: width, clientHeight: height } = canvas;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    }

    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    return { pen, width, height };
}

class Board {
    static side = 40;   // points at which D is asked, along each side

    static pull = 0.5;   // an arrow's length for a pull of 1

    constructor(canvas) {
        this.canvas = canvas;
        this.heat = document.createElement('canvas');
        this.heat.width = this.heat.height = Board.side;
        this.cursor = null;
        this.recolor();
    }

    recolor() {
        const names = ['--fake', '--real', '--ink', '--mesh', '--push', '--rim'];
        [this.fake, this.real, this.ink, this.mesh, this.push, this.rim] = names.map(look);
        const stops = [0, 1, 2, 3, 4].map(i => channels(look(`--belief-${i}`)));
        this.palette = Array.from({ length: 256 }, (_, i) => {
            const at = i / 255 * 4, low = Math.min(3, Math.floor(at));
            return stops[low].map((c, k) => c + (stops[low + 1][k] - c) * (at - low));
        });
    }

    // From the plane to pixels and back
    place(x, y) {
        return [(x / this.range + 1) * this.size / 2, (1 - y / this.range) * this.size / 2];
    }

    unplace(left, top) {
        const { clientWidth } = this.canvas;
        return [(left / clientWidth * 2 - 1) * this.range, (1 - top / clientWidth * 2) * this.range];
    }

    draw(match, range, shows) {
        const { pen, width } = sharp(this.canvas);
        [this.pen, this.size, this.range] = [pen, width, range];
        this.beliefs(match);
        if (shows.mesh) {
            this.drawMesh(match);
        }

        this.dots(match.real, this.real, 2.1);
        const points = match.game.draw(match.some);
        if (shows.arrows) {
            this.drawPushes(match, points);
        }

        this.dots(points, this.fake, 2.4);
        if (this.cursor) {
            this.drawCursor();
        }
    }

    // D's belief as colour, and the line where it is one half
    beliefs(match) {
        const n = Board.side, points = new Float64Array(2 * n * n);
        for (let i = 0; i < n * n; i++) {
            points[2 * i] = ((i % n + 0.5) / n * 2 - 1) * this.range;
            points[2 * i + 1] = (1 - (Math.floor(i / n) + 0.5) / n * 2) * this.range;
        }

        const beliefs = match.game.judge(points), heat = this.heat.getContext('2d'), image = heat.createImageData(n, n);
        beliefs.forEach((belief, i) => {
            const [r, g, b] = this.palette[Math.round(255 * belief)];
            image.data.set([r, g, b, 255], 4 * i);
        });
        heat.putImageData(image, 0, 0);
        this.pen.imageSmoothingEnabled = true;
        this.pen.drawImage(this.heat, 0, 0, this.size, this.size);
        this.coinLine(beliefs, n);
    }

    // Marching over the squares between the points at which D was asked
    coinLine(beliefs, n) {
        const cell = this.size / n, pen = this.pen;
        pen.strokeStyle = this.ink;
        pen.lineWidth = 1.2;
        pen.beginPath();
        for (let row = 0; row + 1 < n; row++) {
            for (let column = 0; column + 1 < n; column++) {
                const at = row * n + column, above = [at, at + 1, at + n, at + n + 1].filter(i => beliefs[i] >= 0.5).length;
                if (above === 0 || above === 4) {
                    continue;
                }

                const corners = [[0, 0, at], [1, 0, at + 1], [1, 1, at + n + 1], [0, 1, at + n]];
                const crossings = corners.flatMap(([x, y, i], k) => {
                    const [u, v, j] = corners[(k + 1) % 4], [a, b] = [beliefs[i] - 0.5, beliefs[j] - 0.5];
                    const t = a / (a - b);
                    return a < 0 === b < 0 ? [] : [[(column + 0.5 + x + (u - x) * t) * cell, (row + 0.5 + y + (v - y) * t) * cell]];
                });
                for (let k = 0; k + 1 < crossings.length; k += 2) {
                    pen.moveTo(...crossings[k]);
                    pen.lineTo(...crossings[k + 1]);
                }
            }
        }

        pen.stroke();
    }

    // Where G sends an even grid of latent vectors, two standard deviations each way
    drawMesh(match) {
        const lines = 13, fine = 25, z = [], at = (i, count) => (i / (count - 1) * 2 - 1) * 2;
        for (let i = 0; i < lines; i++) {
            for (let j = 0; j < fine; j++) {
                z.push(at(i, lines), at(j, fine));
            }
        }

        const turned = z.map((_, i) => z[i ^ 1]), points = match.game.draw(Float64Array.from([...z, ...turned]));
        this.pen.strokeStyle = this.mesh;
        this.pen.lineWidth = 1;
        this.pen.beginPath();
        for (let i = 0; i < points.length / 2; i++) {
            const place = this.place(points[2 * i], points[2 * i + 1]);
            i % fine === 0 ? this.pen.moveTo(...place) : this.pen.lineTo(...place);
        }

        this.pen.stroke();
    }

    // Arrows as long as the pull is strong, up to a sixth of the plane
    drawPushes(match, points) {
        const count = 90, from = points.slice(0, 2 * count), pushes = match.game.push(from, match.real), pen = this.pen;
        pen.strokeStyle = pen.fillStyle = this.push;
        pen.lineWidth = 1.3;
        for (let i = 0; i < from.length; i += 2) {
            const length = Math.hypot(pushes[i], pushes[i + 1]), shown = Math.min(length * Board.pull, this.range / 3);
            const [dx, dy] = length > 0 ? [pushes[i] / length, pushes[i + 1] / length] : [0, 0];
            const [x, y] = this.place(from[i], from[i + 1]), [u, v] = this.place(from[i] + dx * shown, from[i + 1] + dy * shown);
            const head = Math.min(5, Math.hypot(u - x, v - y) * 0.6);
            pen.beginPath();
            pen.moveTo(x, y);
            pen.lineTo(u, v);
            pen.stroke();
            pen.beginPath();
            pen.moveTo(u, v);
            pen.lineTo(u - head * (dx - dy * 0.5), v + head * (dy + dx * 0.5));
            pen.lineTo(u - head * (dx + dy * 0.5), v + head * (dy - dx * 0.5));
            pen.fill();
        }
    }

    dots(points, color, radius) {
        this.pen.fillStyle = color;
        this.pen.strokeStyle = this.rim;
        this.pen.lineWidth = 1.4;
        this.pen.beginPath();
        for (let i = 0; i < points.length; i += 2) {
            const [x, y] = this.place(points[i], points[i + 1]);
            this.pen.moveTo(x + radius, y);
            this.pen.arc(x, y, radius, 0, 2 * Math.PI);
        }

        this.pen.stroke();
        this.pen.fill();
    }

    drawCursor() {
        const [x, y] = this.place(...this.cursor);
        this.pen.strokeStyle = this.ink;
        this.pen.lineWidth = 1.5;
        this.pen.strokeRect(x - 7, y - 7, 14, 14);
    }
}

// Curves over the steps; 'low' and 'high' fix the range, else it follows the curves, but for their wildest hundredth.
function drawCurves(canvas, steps, curves, { low, high, marks = [], unit = x => x.toPrecision(2) }) {
    const { pen, width, height } = sharp(canvas), left = 44, right = width - 8, top = 8, bottom = height - 20;
    const [bottomValue, topValue] = low === undefined ? rangeOf([...curves.flatMap(curve => curve.values), ...marks.map(mark => mark.value)]) : [low, high];
    const last = Math.max(1, steps.at(-1) ?? 1), y = value => bottom - (Math.min(topValue, Math.max(bottomValue, value)) - bottomValue) / (topValue - bottomValue) * (bottom - top);
    pen.clearRect(0, 0, width, height);
    pen.font = `11px ${look('--font')}`;
    pen.textBaseline = 'middle';
    pen.textAlign = 'right';
    for (const value of [bottomValue, (bottomValue + topValue) / 2, topValue]) {
        pen.strokeStyle = look('--line');
        pen.lineWidth = 1;
        pen.setLineDash([]);
        segment(pen, left, y(value), right, y(value));
        pen.fillStyle = look('--soft');
        pen.fillText(unit(value), left - 6, y(value));
    }

    pen.fillText(`${last.toLocaleString('en')} steps`, right, height - 8);
    pen.textAlign = 'left';
    pen.fillText('0', left, height - 8);
    for (const mark of marks) {
        pen.strokeStyle = mark.color;
        pen.setLineDash([2, 4]);
        segment(pen, left, y(mark.value), right, y(mark.value));
    }

    for (const curve of curves) {
        pen.strokeStyle = curve.color;
        pen.lineWidth = 1.4;
        pen.setLineDash(curve.dash ?? []);
        pen.beginPath();
        curve.values.forEach((value, i) => Number.isFinite(value) && pen.lineTo(left + steps[i] / last * (right - left), y(value)));
        pen.stroke();
    }

    pen.setLineDash([]);
}

function segment(pen, x, y, u, v) {
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(u, v);
    pen.stroke();
}

function rangeOf(values) {
    const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
    if (sorted.length === 0) {
        return [0, 1];
    }

    const low = sorted[Math.floor(0.005 * sorted.length)], high = sorted[Math.ceil(0.995 * sorted.length) - 1], room = Math.max(0.05, (high - low) * 0.08);
    return [low - room, high + room];
}
