// Optimisers' steps in one pass over memory, where libtorch's own operators take eight.
#include "guard.hpp"

#include <ATen/Parallel.h>

#include <cmath>

using namespace agt;

#if defined(__x86_64__) && defined(__linux__)
#define AGT_FOR_EACH_PROCESSOR __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define AGT_FOR_EACH_PROCESSOR
#endif

namespace {

// Elements for which another thread is worth waking.
constexpr int64_t GRAIN = 65'536;

struct AdamRates {
    float beta1, rest1, beta2, rest2, correction, eps, step;
};

// Kingma and Ba 2014, algorithm 1, each operation rounded as libtorch's operators round it, so that steps agree to the last bit.
AGT_FOR_EACH_PROCESSOR
void adam(int64_t count, float* __restrict parameter, const float* __restrict gradient, float* __restrict mean, float* __restrict square, AdamRates r) {
    for (int64_t i = 0; i < count; i++) {
        const float g = gradient[i];
        const float m = std::fma(g, r.rest1, mean[i] * r.beta1);
        const float v = std::fma(r.rest2 * g, g, square[i] * r.beta2);
        mean[i] = m;
        square[i] = v;
        parameter[i] += r.step * m / (std::sqrt(v) / r.correction + r.eps);
    }
}

// Where the processor multiplies and adds with one rounding, libtorch does so too.
bool rounds_once() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return true;
#endif
}

float* plain(const at::Tensor& tensor, const at::Tensor& parameter) {
    const bool fits = tensor.defined() && tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided &&
                      tensor.is_non_overlapping_and_dense() && tensor.sizes() == parameter.sizes() && tensor.strides() == parameter.strides();
    return fits ? tensor.data_ptr<float>() : nullptr;
}

}  // namespace

extern "C" {

int32_t agt_adam_step(agt_tensor* parameter, agt_tensor* gradient, agt_tensor* mean, agt_tensor* square, double step_size, double beta1, double beta2,
                      double correction, double eps, uint8_t* done) noexcept {
    return guard([&] {
        const at::Tensor p = borrow(parameter), g = borrow(gradient), m = borrow(mean), v = borrow(square);
        float *to = plain(p, p), *from = plain(g, p), *means = plain(m, p), *squares = plain(v, p);
        *done = rounds_once() && to && from && means && squares;
        if (!*done) {
            return;
        }

        const AdamRates rates{float(beta1), float(1 - beta1), float(beta2), float(1 - beta2), float(correction), float(eps), float(-step_size)};
        at::parallel_for(0, p.numel(), GRAIN, [&](int64_t begin, int64_t end) {
            adam(end - begin, to + begin, from + begin, means + begin, squares + begin, rates);
        });
        for (const at::Tensor* changed : {&p, &m, &v}) {
            changed->unsafeGetTensorImpl()->bump_version();
        }
    });
}

}  // extern "C"
