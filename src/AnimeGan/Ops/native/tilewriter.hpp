// What is done with the sums of a product of tiles: finish() of access.hpp for sixteen images by 32 channels at once.
#pragma once

#include <algorithm>

#include "access.hpp"
#include "tile.hpp"

namespace FUSED_ISA {

// For 32 channels of some blocks of sixteen images; their statistics are gathered tile by tile, in the order of put().
class TileWriter {
public:
    // Floats of room for the statistics of so many blocks.
    static size_t floats(int blocks) { return size_t(blocks) * KINDS * TILE_DEPTH; }

    // `first` is the number of the first block among those of all `images`.
    TileWriter(const Write& write, const Side& side, int channel, int images, int first, int blocks, float* room)
        : _write(write), _side(side), _channel(channel), _channels(fused::padded(side.channels)), _images(images), _first(first), _blocks(blocks), _room(room),
          _put(choose(write, side)) {
        std::memset(room, 0, sizeof(float) * floats(blocks));
    }

    // Sums by the lower and by the higher sixteen channels, for one pixel of each block in turn.
    void put(int block, int pixel, const float* low, const float* high) {
        (this->*_put)(block, pixel, low, high);
        _puts++;
    }

    // Leaves the statistics where they are wanted.
    void end() const {
        for (int block = 0; block < _blocks && _write.sums != nullptr; block++) {
            const float* from = _room + floats(block);
            float* to = _write.sums + ptrdiff_t(_first + block) * 2 * _channels + _channel;
            const Vec count = splat(float(images_of(block)) * float(_side.pixels()));
            for (int lane = 0; lane < std::min(TILE_DEPTH, _channels - _channel); lane += VL) {
                const Vec total = load(from + TOTAL * TILE_DEPTH + lane), other = load(from + OTHER * TILE_DEPTH + lane);
                if (_write.kind == Write::PLAIN) {
                    store(to + lane, load(from + PIVOT * TILE_DEPTH + lane) + total / count);
                    store(to + _channels + lane, other - total * total / count);
                } else {
                    store(to + lane, total);
                    store(to + _channels + lane, other);
                }
            }
        }
    }

private:
    // PLAIN: a value of the block's, the sum of what departs from it, and of the squares. GRADIENT: the two sums of Write.
    enum Kind { PIVOT, TOTAL, OTHER, KINDS };

    using Put = void (TileWriter::*)(int block, int pixel, const float* low, const float* high) const;

    int images_of(int block) const { return std::min(TILE, _images - (_first + block) * TILE); }

    static Put choose(const Write& write, const Side& side) {
        if (side.form == Form::PIXELS) {
            return write.kind == Write::PLAIN ? &TileWriter::put_in<Write::PLAIN, Form::PIXELS> : &TileWriter::put_in<Write::GRADIENT, Form::PIXELS>;
        }

        return write.kind == Write::PLAIN ? &TileWriter::put_in<Write::PLAIN, Form::TILES> : &TileWriter::put_in<Write::GRADIENT, Form::TILES>;
    }

    // VL channels; zeros beyond the last.
    template <int KIND, Form FORM>
    struct Lanes {
        const bool any;
        const Channels<FORM> out, before;
        ActivationGradient activation;
        Vec bias{}, pivot{}, total{}, other{};

        Lanes(const Write& write, int channel, int channels)
            : any(channel < channels), out(write.values, channel), before(KIND == Write::PLAIN ? write.values : write.raw, channel) {
            if (!any) {
                return;
            }

            if constexpr (KIND == Write::PLAIN) {
                bias = write.bias == nullptr ? Vec{} : load(write.bias + channel);
            } else {
                activation = ActivationGradient(write, channel);
            }
        }

        Vec value(const float* sum, ptrdiff_t place) {
            if (!any) {
                return Vec{};
            }

            if constexpr (KIND == Write::PLAIN) {
                const Vec value = load(sum) + bias, away = value - pivot;
                total += away;
                other += away * away;
                return value;
            } else {
                const Vec value = before.at(place), gradient = activation.through(load(sum), value);
                total += gradient;
                other += activation.times_normalized(gradient, value);
                return gradient;
            }
        }

        void begin(float* statistics, const float* first_sum, bool first) {
            if (KIND == Write::PLAIN && first && any) {
                store(statistics + PIVOT * TILE_DEPTH, load(first_sum) + bias);
            }

            pivot = load(statistics + PIVOT * TILE_DEPTH);
        }

        void end(float* statistics) const {
            store(statistics + TOTAL * TILE_DEPTH, load(statistics + TOTAL * TILE_DEPTH) + total);
            store(statistics + OTHER * TILE_DEPTH, load(statistics + OTHER * TILE_DEPTH) + other);
        }
    };

    template <int KIND, Form FORM>
    void put_in(int block, int pixel, const float* low_sums, const float* high_sums) const {
        const ptrdiff_t place = _side.at(ptrdiff_t(_first + block) * TILE) + pixel * _side.pixel, apart = _side.at(1);
        const int images = images_of(block);
        const bool first = _puts < _blocks;
        for (int lane = 0; lane < TILE; lane += VL) {
            float* statistics = _room + floats(block) + lane;
            Lanes<KIND, FORM> low(_write, _channel + lane, _channels), high(_write, _channel + TILE + lane, _channels);
            low.begin(statistics, low_sums + lane, first);
            high.begin(statistics + TILE, high_sums + lane, first);
            for (int n = 0; n < images; n++) {
                const ptrdiff_t at = place + n * apart;
                const Vec below = low.value(low_sums + n * TILE + lane, at), above = high.value(high_sums + n * TILE + lane, at);
                if constexpr (FORM == Form::TILES) {
                    low.out.put_pairs(at, below, above);
                } else {
                    low.out.put(at, below);
                    if (high.any) {
                        high.out.put(at, above);
                    }
                }
            }

            low.end(statistics);
            high.end(statistics + TILE);
        }
    }

    const Write& _write;
    const Side& _side;
    const int _channel, _channels, _images, _first, _blocks;
    float* const _room;
    const Put _put;
    int _puts = 0;
};

}  // namespace FUSED_ISA
