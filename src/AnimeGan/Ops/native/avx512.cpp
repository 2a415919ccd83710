#define FUSED_ISA avx512
#define FUSED_VL 16
#include "kernels.inl"

namespace fused {
const Kernels AVX512_KERNELS{"AVX-512", false, avx512::to_small<false>, avx512::to_big<false>, avx512::filter_gradient<false>, avx512::squash};
const Kernels AVX512_BF16_KERNELS{"AVX-512", true, avx512::to_small<true>, avx512::to_big<true>, avx512::filter_gradient<true>, avx512::squash};
}
