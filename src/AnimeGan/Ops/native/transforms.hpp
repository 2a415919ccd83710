// Winograd's minimal filtering for two taps: M outputs from M + 1 inputs with M + 1 multiplications instead of 2 M.
// Winograd 1980, 'Arithmetic Complexity of Computations'; Lavin and Gray 2016 (arXiv 1509.09308), section 4.
//
// For y[i] = d[i] g[0] + d[i + 1] g[1]:  y = A' ((B' d) * (G g)).
// Its adjoints, which training needs as well: dd = B ((A dy) * (G g)), and dg = G' ((B' d) * (A dy)).
#pragma once

#include "simd.hpp"

namespace FUSED_ISA {

// Four outputs by the points 0, 1, -1, 2 and infinity. Errors in float32 are 1.5e-6 of the result's size, 2.5 times a plain sum's.
struct Winograd4 {
    static constexpr int OUT = 4, IN = 5;

    // B' d
    static inline void input(const Vec d[5], Vec v[5]) {
        v[0] = d[0] - d[2] + 0.5f * (d[3] - d[1]);
        v[1] = d[1] + 0.5f * (d[2] - d[3]);
        v[2] = 0.5f * d[2] - (1.0f / 3) * d[1] - (1.0f / 6) * d[3];
        v[3] = (1.0f / 6) * (d[3] - d[1]);
        v[4] = 2.0f * (d[1] - d[3]) - d[2] + d[4];
    }

    // B v
    static inline void input_adjoint(const Vec v[5], Vec d[5]) {
        d[0] = v[0];
        d[1] = v[1] - 0.5f * v[0] - (1.0f / 3) * v[2] - (1.0f / 6) * v[3] + 2.0f * v[4];
        d[2] = 0.5f * (v[1] + v[2]) - v[0] - v[4];
        d[3] = 0.5f * (v[0] - v[1]) + (1.0f / 6) * (v[3] - v[2]) - 2.0f * v[4];
        d[4] = v[4];
    }

    // A' m
    static inline void output(const Vec m[5], Vec y[4]) {
        const Vec sum = m[1] + m[2], difference = m[1] - m[2];
        y[0] = m[0] + sum + m[3];
        y[1] = difference + 2.0f * m[3];
        y[2] = sum + 4.0f * m[3];
        y[3] = difference + 8.0f * m[3] + m[4];
    }

    // A y
    static inline void output_adjoint(const Vec y[4], Vec m[5]) {
        const Vec even = y[0] + y[2], odd = y[1] + y[3];
        m[0] = y[0];
        m[1] = even + odd;
        m[2] = even - odd;
        m[3] = y[0] + 2.0f * y[1] + 4.0f * y[2] + 8.0f * y[3];
        m[4] = y[3];
    }

    // G g
    static inline void filter(const Vec g[2], Vec u[5]) {
        u[0] = g[0];
        u[1] = g[0] + g[1];
        u[2] = g[0] - g[1];
        u[3] = g[0] + 2.0f * g[1];
        u[4] = g[1];
    }

    // G' u
    static inline void filter_adjoint(const Vec u[5], Vec g[2]) {
        g[0] = u[0] + u[1] + u[2] + u[3];
        g[1] = u[1] - u[2] + 2.0f * u[3] + u[4];
    }
};

// Two outputs by the points 0, 1 and infinity: sums alone, and as exact as a plain sum. Fewer bytes of filters, for few tiles.
struct Winograd2 {
    static constexpr int OUT = 2, IN = 3;

    static inline void input(const Vec d[3], Vec v[3]) {
        v[0] = d[0] - d[1];
        v[1] = d[1];
        v[2] = d[2] - d[1];
    }

    static inline void input_adjoint(const Vec v[3], Vec d[3]) {
        d[0] = v[0];
        d[1] = v[1] - v[0] - v[2];
        d[2] = v[2];
    }

    static inline void output(const Vec m[3], Vec y[2]) {
        y[0] = m[0] + m[1];
        y[1] = m[1] + m[2];
    }

    static inline void output_adjoint(const Vec y[2], Vec m[3]) {
        m[0] = y[0];
        m[1] = y[0] + y[1];
        m[2] = y[1];
    }

    static inline void filter(const Vec g[2], Vec u[3]) {
        u[0] = g[0];
        u[1] = g[0] + g[1];
        u[2] = g[1];
    }

    static inline void filter_adjoint(const Vec u[3], Vec g[2]) {
        g[0] = u[0] + u[1];
        g[1] = u[1] + u[2];
    }
};

}  // namespace FUSED_ISA
