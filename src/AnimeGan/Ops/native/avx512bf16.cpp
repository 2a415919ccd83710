// Products of tiles by AVX-512's instruction for bfloat16.
#include <immintrin.h>

#include <cstddef>
#include <cstring>

#include "tiles.h"

namespace {

// Rows and columns of a tile; numbers of a left tile's row; as many rows of sums as registers hold, two sums wide.
constexpr int SIDE = 16, DEPTH = 32, ROWS = 8;
constexpr ptrdiff_t NUMBERS = 512, SUMS = 256;

// sums += left right, for some rows of a left tile, over all runs.
template <int RIGHTS, bool BELOW>
inline void multiply_rows(const agf_product& product, const agf_run* runs, int count, int first_row, __m512 sums[ROWS][2]) {
    for (int n = 0; n < count; n++) {
        const uint16_t *left = (BELOW ? runs[n].below : runs[n].above) + first_row * DEPTH, *right = runs[n].right + product.right_from;
        for (int k = 0; k < product.length; k++, left += NUMBERS, right += NUMBERS) {
#pragma GCC unroll 2
            for (int pair = 0; pair < SIDE; pair++) {
                __m512bh columns[RIGHTS];
#pragma GCC unroll 2
                for (int j = 0; j < RIGHTS; j++) {
                    columns[j] = (__m512bh)_mm512_loadu_si512(right + j * product.right_apart + pair * DEPTH);
                }

#pragma GCC unroll 8
                for (int i = 0; i < ROWS; i++) {
                    int row;
                    std::memcpy(&row, left + i * DEPTH + 2 * pair, sizeof(row));
#pragma GCC unroll 2
                    for (int j = 0; j < RIGHTS; j++) {
                        sums[i][j] = _mm512_dpbf16_ps(sums[i][j], (__m512bh)_mm512_set1_epi32(row), columns[j]);
                    }
                }
            }
        }
    }
}

template <int RIGHTS, bool BELOW>
void multiply_left(const agf_product& product, const agf_run* runs, int count, float* to) {
    for (int row = 0; row < SIDE; row += ROWS, to += ROWS * SIDE) {
        __m512 sums[ROWS][2];
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) {
#pragma GCC unroll 2
            for (int j = 0; j < RIGHTS; j++) {
                sums[r][j] = product.add ? _mm512_loadu_ps(to + j * SUMS + r * SIDE) : _mm512_setzero_ps();
            }
        }

        multiply_rows<RIGHTS, BELOW>(product, runs, count, row, sums);
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) {
#pragma GCC unroll 2
            for (int j = 0; j < RIGHTS; j++) {
                _mm512_storeu_ps(to + j * SUMS + r * SIDE, sums[r][j]);
            }
        }
    }
}

}  // namespace

extern "C" void agf_multiply_avx512_bf16(const agf_product* product, const agf_run* runs, int32_t count, float* sums) {
    product->rights == 2 ? multiply_left<2, false>(*product, runs, count, sums) : multiply_left<1, false>(*product, runs, count, sums);
    if (product->lefts == 2) {
        float* const next = sums + product->sums_apart;
        product->rights == 2 ? multiply_left<2, true>(*product, runs, count, next) : multiply_left<1, true>(*product, runs, count, next);
    }
}
