// C (+)= A B for blocks of rows, the one place where multiplications are.
#pragma once

#include "simd.hpp"

namespace FUSED_ISA {

// Registers: ROWS x COLS accumulators, COLS of B, one number of A. 32 registers with AVX-512, 16 with AVX2.
constexpr int MOST_ROWS = VL == 16 ? 14 : 6;
constexpr int PANEL_VECTORS = 2;
constexpr int PANEL = PANEL_VECTORS * VL;

// A(i, k) = a[i * a_row + k * a_column]; one of the two strides is 1. B(k, j) = b[k * b_row + j]. C(i, j) = c[i * c_row + j].
template <int ROWS, int COLS, bool ROW_MAJOR>
inline __attribute__((always_inline)) void tile(
    const float* a, ptrdiff_t a_stride, const float* b, ptrdiff_t b_row, float* c, ptrdiff_t c_row, ptrdiff_t depth, bool add) {
    Vec sums[ROWS][COLS];
#pragma GCC unroll 16
    for (int i = 0; i < ROWS; i++) {
#pragma GCC unroll 2
        for (int j = 0; j < COLS; j++) {
            sums[i][j] = Vec{};
        }
    }

    for (ptrdiff_t k = 0; k < depth; k++) {
        Vec right[COLS];
#pragma GCC unroll 2
        for (int j = 0; j < COLS; j++) {
            right[j] = load(b + j * VL);
        }

#pragma GCC unroll 16
        for (int i = 0; i < ROWS; i++) {
            const Vec left = splat(ROW_MAJOR ? a[i * a_stride] : a[i]);
#pragma GCC unroll 2
            for (int j = 0; j < COLS; j++) {
                sums[i][j] += left * right[j];
            }
        }

        a += ROW_MAJOR ? 1 : a_stride;
        b += b_row;
    }

#pragma GCC unroll 16
    for (int i = 0; i < ROWS; i++) {
#pragma GCC unroll 2
        for (int j = 0; j < COLS; j++) {
            float* at = c + i * c_row + j * VL;
            store(at, add ? load(at) + sums[i][j] : sums[i][j]);
        }
    }
}

template <int COLS, bool ROW_MAJOR>
inline void tile_of(int rows, const float* a, ptrdiff_t a_stride, const float* b, ptrdiff_t b_row, float* c, ptrdiff_t c_row, ptrdiff_t depth, bool add) {
    switch (rows) {
#define CASE(R) \
    case R: \
        if constexpr (R <= MOST_ROWS) tile<R, COLS, ROW_MAJOR>(a, a_stride, b, b_row, c, c_row, depth, add); \
        break;
        CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13) CASE(14)
#undef CASE
    }
}

// How deep a block is: its part of B, PANEL wide, stays in the first cache while all rows pass.
constexpr ptrdiff_t DEPTH_BLOCK = 256;

// B as rows of its own, `columns` (a multiple of VL) of them used.
template <bool ROW_MAJOR>
inline void multiply_panel(
    ptrdiff_t rows, int columns, ptrdiff_t depth, const float* a, ptrdiff_t a_stride, const float* b, ptrdiff_t b_row, float* c, ptrdiff_t c_row, bool add) {
    // Blocks of nearly equal height: a last block of two rows would run at a seventh of the rate.
    const ptrdiff_t blocks = (rows + MOST_ROWS - 1) / MOST_ROWS;
    for (ptrdiff_t from = 0; from < depth; from += DEPTH_BLOCK) {
        const ptrdiff_t deep = depth - from < DEPTH_BLOCK ? depth - from : DEPTH_BLOCK;
        for (ptrdiff_t block = 0; block < blocks; block++) {
            const ptrdiff_t first = rows * block / blocks, next = rows * (block + 1) / blocks;
            // What the next part of the depth will want of B, a share with each block of rows.
            for (ptrdiff_t k = from + deep + deep * block / blocks; k < from + deep + deep * (block + 1) / blocks; k++) {
                __builtin_prefetch(b + k * b_row);
                __builtin_prefetch(b + k * b_row + 16);
            }

            const float* left = ROW_MAJOR ? a + first * a_stride + from : a + from * a_stride + first;
            if (columns > VL) {
                tile_of<2, ROW_MAJOR>(int(next - first), left, a_stride, b + from * b_row, b_row, c + first * c_row, c_row, deep, add || from > 0);
            } else {
                tile_of<1, ROW_MAJOR>(int(next - first), left, a_stride, b + from * b_row, b_row, c + first * c_row, c_row, deep, add || from > 0);
            }
        }
    }
}

}  // namespace FUSED_ISA
