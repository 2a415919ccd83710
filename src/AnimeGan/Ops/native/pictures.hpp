// Convolutions between pictures of few channels and many channels, in bfloat16, as products of tiles.
//
// A picture's channels would leave a tile nearly empty. So a filter's window, all its channels and taps, is one pixel of another
// picture as small as the small side, of as many channels: a convolution with that is a filter of one tap over the same weights, since a
// number of the window has the number that its weight has in memory.
//
// Windows are put together from lines of sixteen images, [column][channel][16 images] with what lies beside the picture, so that each of
// their numbers is whole vectors wherever the window is.
#pragma once

#include <algorithm>
#include <cstring>
#include <vector>

#include "tiles.hpp"

namespace FUSED_ISA {

class PictureTiles {
public:
    explicit PictureTiles(const Job& job)
        : _job(job), _g(job.geometry), _picture(_g.big), _pixel(ptrdiff_t(_picture.channels) * TILE),
          _width(std::max((_g.small.columns - 1) * _g.stride + _g.kernel, _picture.columns + _g.padding) * _pixel),
          _flat{{window_of(_g), _g.small, 1, 1, 0}, job.images, job.weights, job.filters, job.scratch, job.team}, _tiles(_flat), _windows(_flat.geometry.big) {
        for (int channel = 0; channel < _picture.channels; channel++) {
            for (int tap = 0; tap < _g.kernel * _g.kernel; tap++) {
                _places.push_back(tap / _g.kernel * _width + tap % _g.kernel * _pixel + ptrdiff_t(channel) * TILE);
            }
        }
    }

    // Its parts refer to each other.
    PictureTiles(const PictureTiles&) = delete;
    PictureTiles& operator=(const PictureTiles&) = delete;

    void to_small(const Read& read, const Write& write) const {
        _tiles.to_small([&](int block, int row, Bf16* left, int worker) { read_left(read, block, row, left, worker); }, write);
    }

    void filter_gradient(const Read& big, const Read& small, float* gradient) const {
        _tiles.filter_gradient([&](int group, int row, Bf16* left, int worker) { read_group(big, group, row, left, worker); }, _tiles.groups<false>(small, _g.small), gradient);
    }

    // Bands of the picture, each with the windows that reach into it.
    void to_big(const Read& read, const Write& write) const {
        constexpr int BAND = 16;
        const Bf16* filters = _tiles.filters_to_big();
        const int bands = fused::units(_picture.rows, BAND);
        _job.team->each(ptrdiff_t(fused::units(_job.images, TILE)) * bands, [&](ptrdiff_t item, int worker) {
            const TileUnit unit;
            const int block = int(item / bands), first = int(item % bands) * BAND, last = std::min(first + BAND, _picture.rows);

            // With as many lines before and after as a window may reach beyond.
            const int beyond = _g.kernel - 1;
            const ptrdiff_t floats = (last - first + 2 * beyond) * _width;
            float* lines = item_room(_job, worker, floats);
            std::memset(lines, 0, sizeof(float) * floats);
            Bf16* left = reinterpret_cast<Bf16*>(chunk_room(_job, worker, size_t(_g.small.columns) * Tiles::deep(_g.small) * TILE_NUMBERS / 2));
            const int from = fused::units(std::max(first + _g.padding - beyond, 0), _g.stride);
            const int to = std::min((last - 1 + _g.padding) / _g.stride + 1, _g.small.rows);
            for (int row = from; row < to; row++) {
                _tiles.read_left(read, _g.small, block, row, left);
                add_windows(left, filters, lines + (row * _g.stride - _g.padding - first + beyond) * _width);
            }

            for (int row = first; row < last; row++) {
                write_line(write, block, row, lines + (row - first + beyond) * _width);
            }
        });
    }

private:
    static Side window_of(const Geometry& g) {
        const int numbers = g.kernel * g.kernel * g.big.channels;
        return {numbers, g.small.rows, g.small.columns, Form::TILES, ptrdiff_t(fused::whole(numbers, TILE_DEPTH)) * TILE};
    }

    // A number of a column's window, for VL of sixteen images.
    Vec number(const float* lines, int column, int number, int lane) const {
        return number < _windows.channels ? load(place(lines, column, number) + lane) : Vec{};
    }

    template <typename Float>
    Float* place(Float* lines, int column, int number) const {
        return lines + _places[number] + column * _g.stride * _pixel;
    }

    // The lines that a row of windows sees of sixteen images.
    void read_lines(const Read& read, int block, int row, float* lines) const {
        const float* picture = static_cast<const float*>(read.values);
        const ptrdiff_t left = _g.padding * _pixel;
        const int count = int(std::min(_width - left, _picture.columns * _pixel) / TILE);
        for (int i = 0; i < _g.kernel; i++, lines += _width) {
            const int y = row * _g.stride + i - _g.padding;
            if (y < 0 || y >= _picture.rows) {
                std::memset(lines, 0, sizeof(float) * _width);
                continue;
            }

            std::memset(lines, 0, sizeof(float) * left);
            std::memset(lines + left + ptrdiff_t(count) * TILE, 0, sizeof(float) * (_width - left - ptrdiff_t(count) * TILE));
            for (int lane = 0; lane < TILE; lane += VL) {
                for (int first = 0; first < count; first += VL) {
                    VecBits v[VL];
                    for (int n = 0; n < VL; n++) {
                        const int image = block * TILE + lane + n;
                        v[n] = image < _job.images ? (VecBits)load_some(picture + place_of_line(image, y) + first, count - first) : VecBits{};
                    }

                    turn(v);
                    for (int n = 0; n < std::min(VL, count - first); n++) {
                        store(lines + left + ptrdiff_t(first + n) * TILE + lane, (Vec)v[n]);
                    }
                }
            }
        }
    }

    ptrdiff_t place_of_line(int image, int row) const { return _picture.at(image) + ptrdiff_t(row) * _picture.columns * _picture.pixel; }

    ptrdiff_t floats_of_lines() const { return _g.kernel * _width; }

    // Left tiles of a row of windows: [column][32 numbers].
    void read_left(const Read& read, int block, int row, Bf16* left, int worker) const {
        float* lines = item_room(_job, worker, floats_of_lines());
        read_lines(read, block, row, lines);
        for (int column = 0; column < _windows.columns; column++) {
            for (int depth = 0; depth < Tiles::deep(_windows); depth++, left += TILE_NUMBERS) {
                for (int lane = 0; lane < TILE; lane += VL) {
                    VecBits pairs[TILE];
                    for (int i = 0; i < TILE; i++) {
                        const int low = depth * TILE_DEPTH + i;
                        pairs[i] = pairs_of(number(lines, column, low, lane), number(lines, column, low + TILE, lane));
                    }

                    Tiles::store_turned(pairs, left + lane * TILE_DEPTH);
                }
            }
        }
    }

    // Left tiles of a row of windows of 32 images, turned: [column][sixteen numbers].
    void read_group(const Read& read, int group, int row, Bf16* left, int worker) const {
        float* lines = item_room(_job, worker, 2 * floats_of_lines());
        float* other = lines + floats_of_lines();
        read_lines(read, 2 * group, row, lines);
        read_lines(read, 2 * group + 1, row, other);
        for (int column = 0; column < _windows.columns; column++) {
            for (int i = 0; i < fused::whole(_windows.channels, TILE); i++, left += TILE_DEPTH) {
                for (int lane = 0; lane < TILE; lane += VL) {
                    store_bits(left + 2 * lane, pairs_of(number(lines, column, i, lane), number(other, column, i, lane)));
                }
            }
        }
    }

    // Multiplies a row of pixels and adds their windows to the lines on which they lie.
    void add_windows(const Bf16* left, const Bf16* filters, float* lines) const {
        const int depth = Tiles::deep(_g.small), rights = Tiles::blocks(_windows);
        alignas(64) float sums[2][2][TILE_SUMS];
        float* const to[2][2] = {{sums[0][0], sums[0][1]}, {sums[1][0], sums[1][1]}};
        for (int column = 0; column < _windows.columns; column += 2) {
            const Bf16* at = left + ptrdiff_t(column) * depth * TILE_NUMBERS;
            const int columns = std::min(2, _windows.columns - column);
            const TileRun run{{at, at + depth * TILE_NUMBERS}, filters};
            for (int block = 0; block < rights; block += 2) {
                const TileProduct product{depth, ptrdiff_t(block) * depth * TILE_NUMBERS, ptrdiff_t(depth) * TILE_NUMBERS, false};
                const int blocks = std::min(2, rights - block);
                multiply_tiles(columns, blocks, &run, 1, product, to);
                for (int i = 0; i < columns; i++) {
                    for (int j = 0; j < blocks; j++) {
                        add_window(to[i][j], column + i, (block + j) * TILE, lines);
                    }
                }
            }
        }
    }

    // Sixteen numbers of a window, [16 images][16 numbers].
    void add_window(const float* sums, int column, int first, float* lines) const {
        for (int lane = 0; lane < TILE; lane += VL) {
            for (int block = 0; block < TILE; block += VL) {
                VecBits v[VL];
                for (int n = 0; n < VL; n++) {
                    v[n] = (VecBits)load(sums + (lane + n) * TILE + block);
                }

                turn(v);
                for (int n = 0; n < std::min(VL, _windows.channels - first - block); n++) {
                    float* at = place(lines, column, first + block + n) + lane;
                    store(at, load(at) + (Vec)v[n]);
                }
            }
        }
    }

    void write_line(const Write& write, int block, int row, const float* line) const {
        const float* numbers = line + _g.padding * _pixel;
        const int count = _picture.columns * _picture.channels;
        for (int lane = 0; lane < TILE; lane += VL) {
            for (int first = 0; first < count; first += VL) {
                VecBits v[VL];
                for (int n = 0; n < VL; n++) {
                    const int number = std::min(first + n, count - 1);
                    const Vec bias = splat(write.bias == nullptr ? 0 : write.bias[number % _picture.channels]);
                    v[n] = (VecBits)(load(numbers + ptrdiff_t(number) * TILE + lane) + bias);
                }

                turn(v);
                for (int n = 0; n < VL && block * TILE + lane + n < _job.images; n++) {
                    store_some(static_cast<float*>(write.values) + place_of_line(block * TILE + lane + n, row) + first, (Vec)v[n], count - first);
                }
            }
        }
    }

    const Job& _job;
    const Geometry& _g;
    const Side& _picture;
    const ptrdiff_t _pixel, _width;   // floats of a pixel and of a line of sixteen images
    const Job _flat;          // the same layer with windows for its big side
    const Tiles _tiles;
    const Side& _windows;
    std::vector<ptrdiff_t> _places;   // of a window's numbers among the lines that the first column's sees
};

}  // namespace FUSED_ISA
