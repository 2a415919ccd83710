// Reading and writing activations, with what happens to a value on its way.
#pragma once

#include <type_traits>

#include "bfloat16.hpp"
#include "job.hpp"

namespace FUSED_ISA {

using fused::Form;
using fused::Geometry;
using fused::Job;
using fused::Read;
using fused::Side;
using fused::Write;

// VL channels from one channel on, of a tensor in either form. Places are Side's.
template <Form FORM>
class Channels;

template <>
class Channels<Form::PIXELS> {
public:
    Channels(const void* tensor, int channel) : _first(static_cast<float*>(const_cast<void*>(tensor)) + channel) {}

    Vec at(ptrdiff_t place) const { return load(_first + place); }
    void put(ptrdiff_t place, Vec v) const { store(_first + place, v); }

private:
    float* _first;
};

template <>
class Channels<Form::TILES> {
public:
    Channels(const void* tensor, int channel)
        : _first(static_cast<Bf16*>(const_cast<void*>(tensor)) + channel / fused::TILE_CHANNELS * fused::TILE_NUMBERS + channel % fused::CHANNEL_BLOCK * 2),
          _high(channel / fused::CHANNEL_BLOCK % 2 != 0) {}

    Vec at(ptrdiff_t place) const {
        const VecBits pairs = load_bits(_first + place);
        return _high ? high_of(pairs) : low_of(pairs);
    }

    // Low channels first: they clear the high ones.
    void put(ptrdiff_t place, Vec v) const {
        store_bits(_first + place, _high ? (load_bits(_first + place) & 0xffffu) | rounded(v) : rounded(v) >> 16);
    }

    // With the sixteenth channel from here on.
    void put_pairs(ptrdiff_t place, Vec low, Vec high) const { store_bits(_first + place, pairs_of(low, high)); }

private:
    Bf16* _first;
    bool _high;
};

// A Read for VL channels from one channel on; its constants are loaded once.
template <int KIND, Form FORM>
struct Reader {
    Channels<FORM> values, other;
    Vec scale{}, shift{}, other_scale{}, slope{};

    Reader(const Read& read, int channel) : values(read.values, channel), other(KIND == Read::TWO ? read.other : read.values, channel) {
        if constexpr (KIND != Read::PLAIN) {
            scale = load(read.scale + channel);
            shift = load(read.shift + channel);
        }

        if constexpr (KIND == Read::ACTIVATED) {
            slope = splat(read.slope);
        }

        if constexpr (KIND == Read::TWO) {
            other_scale = load(read.other_scale + channel);
        }
    }

    Vec at(ptrdiff_t place) const {
        const Vec value = values.at(place);
        if constexpr (KIND == Read::ACTIVATED) {
            return leaky(scale * value + shift, slope);
        } else if constexpr (KIND == Read::TWO) {
            return scale * value + other_scale * other.at(place) + shift;
        } else {
            return value;
        }
    }
};

// Calls body with a function that gives the Reader of a channel.
template <typename Body>
inline void with_readers(const Read& read, Form form, const Body& body) {
    const auto of_form = [&](auto form_of) {
        constexpr Form FORM = decltype(form_of)::value;
        switch (read.kind) {
            case Read::PLAIN: body([&](int channel) { return Reader<Read::PLAIN, FORM>(read, channel); }); break;
            case Read::ACTIVATED: body([&](int channel) { return Reader<Read::ACTIVATED, FORM>(read, channel); }); break;
            case Read::TWO: body([&](int channel) { return Reader<Read::TWO, FORM>(read, channel); }); break;
        }
    };
    if (form == Form::PIXELS) {
        of_form(std::integral_constant<Form, Form::PIXELS>());
    } else {
        of_form(std::integral_constant<Form, Form::TILES>());
    }
}

// Calls body with the Reader of one channel.
template <typename Body>
inline void with_reader(const Read& read, Form form, int channel, const Body& body) {
    with_readers(read, form, [&](const auto& reader_of) { body(reader_of(channel)); });
}

// What a gradient becomes on its way through an activation and to its statistics, for VL channels; see Write.
struct ActivationGradient {
    Vec scale{}, shift{}, slope{}, mean{}, inverse{};

    ActivationGradient() = default;
    ActivationGradient(const Write& write, int channel)
        : scale(load(write.scale + channel)), shift(load(write.shift + channel)), slope(splat(write.slope)),
          mean(write.mean == nullptr ? Vec{} : load(write.mean + channel)), inverse(write.inverse == nullptr ? Vec{} : load(write.inverse + channel)) {}

    // `raw` is the value before normalisation.
    Vec through(Vec gradient, Vec raw) const { return gradient * leaky_slope(scale * raw + shift, slope); }
    Vec times_normalized(Vec gradient, Vec raw) const { return gradient * (raw - mean) * inverse; }
};

// Finishes VL channels of one image: raw(row, column) gives the convolution's result. Sums run over the image in the order of its
// pixels, so they are the same whatever thread makes them. In tiles, low channels go before the high ones beside them.
template <Form FORM, typename Raw>
inline void finish_in(const Write& write, const Side& side, int image, int channel, const Raw& raw) {
    const Channels<FORM> out(write.values, channel);
    const int channels = fused::padded(side.channels);
    const ptrdiff_t first = side.at(image);
    float* sums = write.sums == nullptr ? nullptr : write.sums + ptrdiff_t(image) * 2 * channels + channel;
    const auto each_pixel = [&](const auto& body) {
        ptrdiff_t place = first;
        for (int row = 0; row < side.rows; row++) {
            for (int column = 0; column < side.columns; column++, place += side.pixel) {
                body(place, row, column);
            }
        }
    };
    if (write.kind == Write::PLAIN) {
        const Vec bias = write.bias == nullptr ? Vec{} : load(write.bias + channel);
        Vec total{};
        each_pixel([&](ptrdiff_t place, int row, int column) {
            const Vec value = raw(row, column) + bias;
            out.put(place, value);
            total += value;
        });
        if (sums != nullptr) {
            const Vec mean = total * splat(1.0f / (float(side.rows) * float(side.columns)));
            Vec squares{};
            each_pixel([&](ptrdiff_t place, int, int) {
                const Vec away = out.at(place) - mean;
                squares += away * away;
            });
            store(sums, mean);
            store(sums + channels, squares);
        }

        return;
    }

    const Channels<FORM> before(write.raw, channel);
    const ActivationGradient activation(write, channel);
    Vec total{}, along{};
    each_pixel([&](ptrdiff_t place, int row, int column) {
        const Vec value = before.at(place), gradient = activation.through(raw(row, column), value);
        out.put(place, gradient);
        total += gradient;
        along += activation.times_normalized(gradient, value);
    });
    if (sums != nullptr) {
        store(sums, total);
        store(sums + channels, along);
    }
}

template <typename Raw>
inline void finish(const Write& write, const Side& side, int image, int channel, const Raw& raw) {
    side.form == Form::PIXELS ? finish_in<Form::PIXELS>(write, side, image, channel, raw) : finish_in<Form::TILES>(write, side, image, channel, raw);
}

}  // namespace FUSED_ISA
