// tanh and sigmoid of many values at once; the C library takes them one by one, at the price of a layer of convolutions.
#pragma once

#include "simd.hpp"

namespace FUSED_ISA {

// e^x for x from -87 to 88, else that of the nearer end, and NaN of NaN: 2^n times a polynomial on |r| <= log(2) / 2.
// Coefficients: Moshier's Cephes, expf. Relative error 2e-7.
inline Vec exp_of(Vec x) {
    x = x > splat(88.0f) ? splat(88.0f) : x;
    x = x < splat(-87.0f) ? splat(-87.0f) : x;

    // Adding 1.5 * 2^23 leaves the nearest whole number in the low bits.
    const Vec whole = x * 1.44269504088896341f + 12582912.0f;
    const Vec n = whole - 12582912.0f;
    const Vec r = x - n * 0.693359375f + n * 2.12194440e-4f;
    const Vec p = ((((1.9875691500e-4f * r + 1.3981999507e-3f) * r + 8.3334519073e-3f) * r + 4.1665795894e-2f) * r + 1.6666665459e-1f) * r + 5.0000001201e-1f;
    const VecInt power = ((VecInt)whole - 0x4B400000 + 127) << 23;
    return (p * r * r + r + 1.0f) * (Vec)power;
}

// Near 0 a polynomial, else by e^-2|x|. Coefficients: Cephes, tanhf. Relative error 2e-7.
inline Vec tanh_of(Vec x) {
    const Vec size = x < Vec{} ? -x : x;
    const Vec e = exp_of(-2.0f * size);
    const Vec far = (1.0f - e) / (1.0f + e);
    const Vec z = x * x;
    const Vec near = ((((-5.70498872745e-3f * z + 2.06390887954e-2f) * z - 5.37397155531e-2f) * z + 1.33314422036e-1f) * z - 3.33332819422e-1f) * z * x + x;
    return size < splat(0.625f) ? near : x < Vec{} ? -far : far;
}

inline Vec sigmoid_of(Vec x) { return 1.0f / (1.0f + exp_of(-x)); }

// In place. The rest after the last whole vector passes through one of its own, so that a value's result depends on it alone.
template <typename Function>
inline void each_value(float* values, ptrdiff_t count, const Function& function) {
    ptrdiff_t at = 0;
    for (; at + VL <= count; at += VL) {
        store(values + at, function(load(values + at)));
    }

    float rest[VL] = {};
    std::memcpy(rest, values + at, sizeof(float) * (count - at));
    store(rest, function(load(rest)));
    std::memcpy(values + at, rest, sizeof(float) * (count - at));
}

static void squash(float* values, ptrdiff_t count, bool sigmoid) {
    if (sigmoid) {
        each_value(values, count, sigmoid_of);
    } else {
        each_value(values, count, tanh_of);
    }
}

}  // namespace FUSED_ISA
