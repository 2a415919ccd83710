// Vectors of VL floats in GCC's own notation. Each instruction set compiles this with its own VL; nothing else differs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#ifndef FUSED_VL
#error "FUSED_VL is the number of floats in a vector: 16 for AVX-512, 8 for AVX2"
#endif

namespace FUSED_ISA {

constexpr int VL = FUSED_VL;
typedef float Vec __attribute__((vector_size(VL * 4)));
typedef float VecLoose __attribute__((vector_size(VL * 4), aligned(4)));
typedef float QuadLoose __attribute__((vector_size(16), aligned(4)));
typedef int VecInt __attribute__((vector_size(VL * 4)));

inline Vec load(const float* p) { return *reinterpret_cast<const VecLoose*>(p); }
inline void store(float* p, Vec v) { *reinterpret_cast<VecLoose*>(p) = v; }

// As many as there are, then zeros.
inline Vec load_some(const float* p, int count) {
    if (count >= VL) {
        return load(p);
    }

    Vec v{};
    std::memcpy(&v, p, sizeof(float) * count);
    return v;
}

inline void store_some(float* p, Vec v, int count) {
    if (count >= VL) {
        store(p, v);
    } else {
        std::memcpy(p, &v, sizeof(float) * count);
    }
}

inline Vec splat(float s) { return s - Vec{}; }

// For lines of some dozen floats, where a call of memcpy takes longer than the copy.
inline void copy_line(float* to, const float* from, int count) {
    int n = 0;
    for (; n + 4 <= count; n += 4) {
        *reinterpret_cast<QuadLoose*>(to + n) = *reinterpret_cast<const QuadLoose*>(from + n);
    }

    for (; n < count; n++) {
        to[n] = from[n];
    }
}

inline void add_line(float* to, const float* from, int count) {
    int n = 0;
    for (; n + 4 <= count; n += 4) {
        *reinterpret_cast<QuadLoose*>(to + n) += *reinterpret_cast<const QuadLoose*>(from + n);
    }

    for (; n < count; n++) {
        to[n] += from[n];
    }
}

// v where it is above 0, else slope times v: LeakyReLU, and with slope 0 ReLU.
inline Vec leaky(Vec v, Vec slope) { return v > Vec{} ? v : v * slope; }

// The factor by which leaky() scales a gradient.
inline Vec leaky_slope(Vec v, Vec slope) { return v > Vec{} ? splat(1.0f) : slope; }

}  // namespace FUSED_ISA
