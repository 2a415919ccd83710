// Reading and writing activations, with what happens to a value on its way.
#pragma once

#include "job.hpp"
#include "simd.hpp"

namespace FUSED_ISA {

using fused::Geometry;
using fused::Job;
using fused::Read;
using fused::Write;

// A Read for VL channels from one channel on; its constants are loaded once.
template <int KIND>
struct Reader {
    const float* values;
    const float* other;
    Vec scale{}, shift{}, other_scale{}, slope{};

    Reader(const Read& read, int channel) : values(read.values + channel), other(nullptr) {
        if constexpr (KIND != Read::PLAIN) {
            scale = load(read.scale + channel);
            shift = load(read.shift + channel);
        }

        if constexpr (KIND == Read::ACTIVATED) {
            slope = splat(read.slope);
        }

        if constexpr (KIND == Read::TWO) {
            other = read.other + channel;
            other_scale = load(read.other_scale + channel);
        }
    }

    Vec at(ptrdiff_t pixel) const {
        const Vec value = load(values + pixel);
        if constexpr (KIND == Read::ACTIVATED) {
            return leaky(scale * value + shift, slope);
        } else if constexpr (KIND == Read::TWO) {
            return scale * value + other_scale * load(other + pixel) + shift;
        } else {
            return value;
        }
    }
};

// Calls body with a Reader of the right kind.
template <typename Body>
inline void with_reader(const Read& read, int channel, const Body& body) {
    switch (read.kind) {
        case Read::PLAIN: body(Reader<Read::PLAIN>(read, channel)); break;
        case Read::ACTIVATED: body(Reader<Read::ACTIVATED>(read, channel)); break;
        case Read::TWO: body(Reader<Read::TWO>(read, channel)); break;
    }
}

// Finishes VL channels of one image: `raw(pixel)` gives the convolution's result, pixels are counted in floats from the image's first.
// Sums run over the image in the order of its pixels, so they are the same whatever thread makes them.
template <typename Raw>
inline void finish(const Write& write, int image, int channel, int channels, ptrdiff_t image_floats, int rows, int columns, ptrdiff_t pixel_floats, const Raw& raw) {
    float* out = write.values + image * image_floats + channel;
    float* sums = write.sums == nullptr ? nullptr : write.sums + ptrdiff_t(image) * 2 * channels + channel;
    const ptrdiff_t row_floats = columns * pixel_floats;
    if (write.kind == Write::PLAIN) {
        const Vec bias = write.bias == nullptr ? Vec{} : load(write.bias + channel);
        Vec total{};
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                const Vec value = raw(row, column) + bias;
                store(out + row * row_floats + column * pixel_floats, value);
                total += value;
            }
        }

        if (sums != nullptr) {
            const Vec mean = total * splat(1.0f / (float(rows) * float(columns)));
            Vec squares{};
            for (ptrdiff_t pixel = 0; pixel < rows * row_floats; pixel += pixel_floats) {
                const Vec away = load(out + pixel) - mean;
                squares += away * away;
            }

            store(sums, mean);
            store(sums + channels, squares);
        }

        return;
    }

    const float* before = write.raw + image * image_floats + channel;
    const Vec scale = load(write.scale + channel), shift = load(write.shift + channel), slope = splat(write.slope);
    const Vec mean = write.mean == nullptr ? Vec{} : load(write.mean + channel);
    const Vec inverse = write.inverse == nullptr ? Vec{} : load(write.inverse + channel);
    Vec total{}, along{};
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            const ptrdiff_t pixel = row * row_floats + column * pixel_floats;
            const Vec value = load(before + pixel);
            const Vec gradient = raw(row, column) * leaky_slope(scale * value + shift, slope);
            store(out + pixel, gradient);
            total += gradient;
            along += gradient * (value - mean) * inverse;
        }
    }

    if (sums != nullptr) {
        store(sums, total);
        store(sums + channels, along);
    }
}

}  // namespace FUSED_ISA
