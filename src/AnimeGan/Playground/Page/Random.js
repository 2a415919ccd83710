// The kit's latent vectors from a seed, number for number: SplitMix64, then torch's Mersenne Twister and its normal numbers.
const WORD = (1n << 64n) - 1n;

function mix(value) {
  let z = value & WORD;
  z = ((z ^ (z >> 30n)) * 0xBF58476D1CE4E5B9n) & WORD;
  z = ((z ^ (z >> 27n)) * 0x94D049BB133111EBn) & WORD;
  return z ^ (z >> 31n);
}

const LATENTS = 2n;

// Matsumoto and Nishimura 1998.
class Twister {
  constructor(seed, stream = LATENTS) {
    this.state = new Uint32Array(624);
    this.at = 624;
    this.state[0] = Number(mix(BigInt(seed) + stream * 0x9E3779B97F4A7C15n) & 0xffffffffn);
    for (let index = 1; index < 624; index++) {
      const before = this.state[index - 1];
      this.state[index] = Math.imul(1812433253, before ^ (before >>> 30)) + index;
    }
  }

  next() {
    if (this.at === 624) this.turn();
    let y = this.state[this.at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  turn() {
    const s = this.state;
    for (let index = 0; index < 624; index++) {
      const y = (s[index] & 0x80000000) | (s[(index + 1) % 624] & 0x7fffffff);
      s[index] = s[(index + 397) % 624] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.at = 0;
  }

  uniform() {
    return (this.next() & 0xffffff) / 0x1000000;
  }
}

// N(0, 1) by Box and Muller 1958, in torch's order: sixteen at a time, eight radii before eight angles.
function normals(count, random) {
  const numbers = new Float32Array(Math.ceil(count / 16) * 16);
  for (let block = 0; block < numbers.length; block += 16) {
    const drawn = Array.from({ length: 16 }, () => random.uniform());
    for (let index = 0; index < 8; index++) {
      const radius = Math.sqrt(-2 * Math.log(1 - drawn[index])), angle = 2 * Math.PI * drawn[index + 8];
      numbers[block + index] = radius * Math.cos(angle);
      numbers[block + index + 8] = radius * Math.sin(angle);
    }
  }
  return numbers.subarray(0, count);
}

// The first vectors of a seed, as 'animegan sample --seed' draws them.
function latents(count, length, seed) {
  const drawn = normals(Math.ceil(count / 16) * 16 * length, new Twister(seed));
  return Array.from({ length: count }, (_, index) => drawn.slice(index * length, (index + 1) * length));
}
