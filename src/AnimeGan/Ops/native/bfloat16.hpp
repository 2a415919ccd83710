// bfloat16: the upper half of a float32.
#pragma once

#include "simd.hpp"

#ifdef FUSED_BF16_INSTRUCTIONS
#include <immintrin.h>
#endif

namespace FUSED_ISA {

using Bf16 = uint16_t;

typedef unsigned int VecBits __attribute__((vector_size(VL * 4)));
typedef unsigned int VecBitsLoose __attribute__((vector_size(VL * 4), aligned(4)));

inline VecBits load_bits(const Bf16* p) { return *reinterpret_cast<const VecBitsLoose*>(p); }
inline void store_bits(Bf16* p, VecBits bits) { *reinterpret_cast<VecBitsLoose*>(p) = bits; }

// The numbers in the low and in the high halves of each 32 bits.
inline Vec low_of(VecBits pairs) { return (Vec)(pairs << 16); }
inline Vec high_of(VecBits pairs) { return (Vec)(pairs & 0xffff0000u); }

// Rounded to the nearest, ties to even, in the upper half of each number. What is not a number stays so.
inline VecBits rounded(Vec v) {
    const VecBits bits = (VecBits)v;
    const VecBits nearest = bits + 0x7fffu + ((bits >> 16) & 1u);
    return (v == v ? nearest : bits | 0x400000u) & 0xffff0000u;
}

// A number of each vector side by side.
#ifdef FUSED_BF16_INSTRUCTIONS
inline VecBits pairs_of(Vec low, Vec high) {
    alignas(64) static const uint16_t ORDER[] = {0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
    return (VecBits)_mm512_permutexvar_epi16(_mm512_load_si512(ORDER), (__m512i)_mm512_cvtne2ps_pbh((__m512)high, (__m512)low));
}
#else
inline VecBits pairs_of(Vec low, Vec high) { return rounded(low) >> 16 | rounded(high); }
#endif

// Rows become columns: pairs of rows change places at distances 1, 2, 4 and so on.
inline void turn(VecBits v[VL]) {
#pragma GCC unroll 4
    for (int step = 1; step < VL; step *= 2) {
        VecBits upper, lower;
#pragma GCC unroll 16
        for (unsigned j = 0; j < VL; j++) {
            upper[j] = (j & step) == 0 ? j : VL + j - step;
            lower[j] = (j & step) == 0 ? j + step : VL + j;
        }

#pragma GCC unroll 16
        for (int i = 0; i < VL; i++) {
            if ((i & step) == 0) {
                const VecBits above = v[i], below = v[i + step];
                v[i] = __builtin_shuffle(above, below, upper);
                v[i + step] = __builtin_shuffle(above, below, lower);
            }
        }
    }
}

}  // namespace FUSED_ISA
