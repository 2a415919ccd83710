// What a convolution is asked to do, without a word on instruction sets.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <vector>

namespace fused {

// Channels are padded with zeros to a multiple of this, but for a picture's.
constexpr int CHANNEL_BLOCK = 16;

// A tile is so many images by so many channels.
constexpr int TILE_IMAGES = 16, TILE_CHANNELS = 32, TILE_NUMBERS = TILE_IMAGES * TILE_CHANNELS;

inline int units(int count, int unit) { return (count + unit - 1) / unit; }
inline int whole(int count, int unit) { return units(count, unit) * unit; }
inline int padded(int channels) { return whole(channels, CHANNEL_BLOCK); }

// How activations, and gradients with respect to them, lie in memory: float32 as [image][row][column][channel], or bfloat16 as
// [image / 16][row][column][channel / 32] of tiles [image % 16][channel % 16][channel / 16 % 2]. So a vector of float32 is the low or
// the high half of every 32 bits. What is in the rows of images beyond the last is of no account.
enum class Form { PIXELS, TILES };

// One side of a convolution.
struct Side {
    int channels, rows, columns;
    Form form;
    ptrdiff_t pixel;   // numbers from one pixel to the next

    bool is_picture() const { return form == Form::PIXELS && pixel < CHANNEL_BLOCK; }
    ptrdiff_t pixels() const { return ptrdiff_t(rows) * columns; }

    // The place of an image's first number.
    ptrdiff_t at(ptrdiff_t image) const {
        return form == Form::PIXELS ? image * pixels() * pixel : image / TILE_IMAGES * pixels() * pixel + image % TILE_IMAGES * TILE_CHANNELS;
    }

    // Floats of memory that so many images take.
    size_t floats(int images) const {
        return form == Form::PIXELS ? size_t(images) * pixels() * pixel : size_t(units(images, TILE_IMAGES)) * pixels() * pixel / 2;
    }
};

// A convolution's two sides. The big one has `stride` times as many rows and columns. A convolution goes from big to small, a
// transposed one from small to big, and the gradient of each goes the other's way. Filters are [small channel][big channel][row][column].
struct Geometry {
    Side big, small;
    int kernel, stride, padding;

    size_t weights() const { return size_t(kernel) * kernel * big.channels * small.channels; }
};

// Whether there are channels enough to multiply in tiles: below a block of them, a tile is mostly padding. A picture's windows have
// enough, whatever its channels.
inline bool fill_tiles(int big, int small, bool picture) { return (big >= CHANNEL_BLOCK || picture) && small >= CHANNEL_BLOCK; }

// How values are taken from a tensor on their way into a convolution. Arrays have one number a channel, zeros in the padding.
struct Read {
    enum Kind { PLAIN, ACTIVATED, TWO };

    Kind kind = PLAIN;
    const void* values = nullptr;   // as the side's form says

    // ACTIVATED: leaky(scale * value + shift). TWO: scale * value + other_scale * other + shift.
    const float* scale = nullptr;
    const float* shift = nullptr;
    float slope = 1;
    const void* other = nullptr;
    const float* other_scale = nullptr;
};

// What is done with a convolution's results.
struct Write {
    enum Kind { PLAIN, GRADIENT };

    Kind kind = PLAIN;
    void* values = nullptr;
    const float* bias = nullptr;

    // PLAIN: the mean of each image and channel, and the squares of what departs from it. GRADIENT: the sums of the gradient,
    // and of the gradient times the normalised value. Null where nobody asks. [image][2][padded channels], or one for each sixteen
    // images where the convolution multiplies tiles.
    float* sums = nullptr;

    // GRADIENT: the result is a gradient with respect to leaky(scale * raw + shift), and goes through it.
    const void* raw = nullptr;
    const float* scale = nullptr;
    const float* shift = nullptr;
    float slope = 1;
    const float* mean = nullptr;
    const float* inverse = nullptr;
};

// Memory that grows and is given back at the end, in large pages where the system has them.
class Arena {
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    ~Arena();

    // At least so many floats, 64-byte aligned; what was in them before may be lost.
    float* floats(size_t count);

    float* data() const { return _data; }

private:
    float* _data = nullptr;
    size_t _bytes = 0;
};

// Memory that passes from call to call: a step keeps a hundred megabytes, and fresh pages for them would cost a tenth of its time.
float* take(size_t floats);
void give_back(float* memory);

// Worker threads. Never the caller's: a managed thread must not run tile instructions, see src/decisions/0006-fused-kernels.md.
class Team {
public:
    explicit Team(int threads);
    ~Team();

    int threads() const;

    // Runs work on the first worker, the leader, and returns when it is done. What it throws is thrown here.
    void lead(const std::function<void()>& work);

    // For the leader: calls work(item, worker) for each item below count, all workers taking part; returns when all are done.
    // Between two calls the others stay awake for a moment, since a network is some hundred of them.
    void each(ptrdiff_t count, const std::function<void(ptrdiff_t item, int worker)>& work);

private:
    struct Shared;
    std::unique_ptr<Shared> _shared;
};

// Filters as the multiplications want them, made afresh where the weights or the way have changed.
class MadeFilters {
public:
    // The filters for so many weights; `way` tells one form from another, `make` writes them.
    template <typename Make>
    const float* get(Team& team, const float* weights, size_t count, int way, size_t floats, const Make& make) {
        if (_way == way && _from.size() == count && same(team, weights)) {
            return _arena.data();
        }

        _way = -1;
        float* to = _arena.floats(floats);
        make(to);
        _from.resize(count);
        each_part(team, [&](size_t first, size_t part) { std::memcpy(_from.data() + first, weights + first, part * sizeof(float)); });
        _way = way;
        return to;
    }

private:
    bool same(Team& team, const float* weights) const {
        std::atomic<bool> differs{false};
        each_part(team, [&](size_t first, size_t part) {
            if (!differs && std::memcmp(_from.data() + first, weights + first, part * sizeof(float)) != 0) {
                differs = true;
            }
        });
        return !differs;
    }

    // One core alone does not reach the memory's speed.
    template <typename Body>
    void each_part(Team& team, const Body& body) const {
        constexpr size_t PART = 65536;
        team.each(ptrdiff_t((_from.size() + PART - 1) / PART), [&](ptrdiff_t item, int) {
            const size_t first = size_t(item) * PART;
            body(first, std::min(PART, _from.size() - first));
        });
    }

    Arena _arena;
    std::vector<float> _from;
    int _way = -1;
};

// One layer's filters, for both ways.
struct Filters {
    MadeFilters to_small, to_big;
};

// Scratch memory of one stack.
struct Scratch {
    Arena transformed, products, gradients;
    std::vector<std::unique_ptr<Arena>> of_worker;
};

struct Job {
    Geometry geometry;
    int images;
    const float* weights;
    Filters* filters;
    Scratch* scratch;
    Team* team;
};

// The operations, compiled once for each instruction set.
struct Kernels {
    const char* name;
    bool bf16;   // whether products are of bfloat16
    void (*to_small)(const Job&, const Read& big, const Write& small);
    void (*to_big)(const Job&, const Read& small, const Write& big);
    void (*filter_gradient)(const Job&, const Read& big, const Read& small, float* gradient);
    void (*squash)(float* values, ptrdiff_t count, bool sigmoid);   // tanh or sigmoid, in place
};

extern const Kernels AMX_KERNELS;
extern const Kernels AVX512BF16_KERNELS;
extern const Kernels AVX512_KERNELS, AVX512_BF16_KERNELS;
extern const Kernels AVX2_KERNELS, AVX2_BF16_KERNELS;

}  // namespace fused
